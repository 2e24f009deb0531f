// Programs are who their file says, by what they leave, no more and no less.

import { expect, it } from 'vitest'
import { loadOrigins, programsMarked, programsNamed, programsOf } from './origins.ts'

const origins = loadOrigins()

it('have one name each', () => {
  const names = origins.programs.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.length).toBeGreaterThan(70)
})

const examples = origins.files.flatMap(({ kind, examples }) =>
  examples.map((example) => ({ kind, ...example, shown: JSON.stringify(example) })),
)
it.each(examples)('$kind: $shown', ({ kind, executable, words, environment, text, name }) => {
  const found = [
    ...(executable ? programsOf(origins, { executable, argv: words ?? [executable] }) : []),
    ...(environment ? programsMarked(origins, [environment]).map(({ program }) => program) : []),
    ...(text ? programsNamed(origins, text).map(({ program }) => program) : []),
  ].filter((program) => program.kind === kind)
  expect(found.map((program) => program.name)).toEqual(name ? [name] : [])
})
