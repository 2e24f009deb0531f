// The compiled form, decided by the probe's own Python, beside the reference: the same verdict for random policies.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Approval } from './approval.ts'
import { type CompiledPolicy, compilePolicy } from './compile.ts'
import { type Act, decide, type ReadyPolicy } from './decide.ts'
import { anywhere, readPolicy } from './readPolicy.ts'
import { arbitraryAct, arbitraryApprovals, arbitraryDocument } from './testing/arbitraryPolicy.ts'

const home = resolve(import.meta.dirname, '../../..')
const batch = join(import.meta.dirname, 'testing/decideBatch.py')
const kinds = { 'x.example': 'paste', 'api.x.example': 'model' }
const endpoint = { id: 'e1', groups: ['b'] }
const facts = {
  'endpoint.id': 'e1',
  'endpoint.name': 'ab',
  'endpoint.groups': ['b', 'a'],
  'endpoint.platform': 'linux',
} as const
const isThorough = process.env.SENTINEL_TEST_ALL === '1'

function pythons(): string[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const found = existsSync(versions) ? readdirSync(versions).filter((name) => /^3\.(8|13)\./.test(name)) : []
  return found.length > 0 ? found.map((name) => join(versions, name, 'bin/python')) : ['python3']
}

function ask(python: string, questions: object[]): unknown[] {
  const input = questions.map((question) => `${JSON.stringify(question)}\n`).join('')
  const { stdout, stderr } = spawnSync(python, [batch, join(home, 'probe/src')], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  expect(stderr).toBe('')
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function ready(document: unknown): ReadyPolicy {
  const reading = readPolicy({ text: JSON.stringify(document), document, placeOf: anywhere, kinds })
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.faults))
  return reading.ready
}

const compiled = (policy: ReadyPolicy, approvals: readonly Approval[] = []) =>
  compilePolicy(policy, { endpoint, facts, kinds, accounts: {}, approvals })

/** The reference's verdict over the rules that the process decides. */
function expected(
  policy: ReadyPolicy,
  { notHere }: CompiledPolicy,
  { act, approvals }: { act: Act; approvals: readonly Approval[] },
) {
  const isHere = (id: string) => !notHere.some((left) => left.rule === id && left.act === act.act)
  const rules = policy.policy.rules.filter(({ id }) => isHere(id))
  const found = decide({ ...policy, policy: { ...policy.policy, rules } }, act, {
    endpoint,
    facts,
    kinds,
    approvals,
    reference: '',
  })
  return 'rule' in found ? [found.verdict, found.rule, found.fault] : null
}

const cases = fc.tuple(
  arbitraryDocument,
  fc.array(arbitraryAct, { minLength: 4, maxLength: 12 }),
  arbitraryApprovals,
)

describe.each(pythons())('compiled and decided by %s', (python) => {
  it('is what the reference evaluator decides, of random policies and acts', () => {
    const sampled = fc.sample(cases, {
      numRuns: isThorough ? 20_000 : 800,
      seed: isThorough ? Date.now() : 7,
    })
    const asked = sampled.map(([document, acts, approvals]) => {
      const policy = ready(document)
      const form = compiled(policy, approvals)
      return {
        question: { file: form.text, acts },
        document,
        answers: acts.map((act) => expected(policy, form, { act, approvals })),
      }
    })
    const given = ask(
      python,
      asked.map(({ question }) => question),
    )
    for (const [index, { answers, question, document }] of asked.entries())
      expect(given[index], JSON.stringify({ document, acts: question.acts })).toEqual(answers)
    const all = asked.flatMap(({ answers }) => answers)
    // A test of nothing but `null` would show nothing.
    for (const verdict of ['allow', 'warn', 'deny'])
      expect(all.filter((answer) => answer?.[0] === verdict).length).toBeGreaterThan(20)
    expect(all.filter((answer) => answer?.[2]).length).toBeGreaterThan(20)
  })

  it('is refused whole where a byte is cut or changed, wherever', () => {
    const { text } = compiled(ready(fc.sample(arbitraryDocument, { numRuns: 30, seed: 3 }).at(-1)))
    const cut = Array.from({ length: 60 }, (_, index) =>
      text.slice(0, Math.floor((text.length * index) / 60)),
    )
    const changed = cut.map((head) => `${head}~${text.slice(head.length + 1)}`)
    const answers = ask(
      python,
      [...cut, ...changed].map((file) => ({ file, acts: [] })),
    )
    expect(new Set(answers)).toEqual(new Set(['refused']))
    expect(ask(python, [{ file: text, acts: [] }])).toEqual([[]])
  })
})

it('a level at least so bad is one of those', () => {
  const document = { policy: 'some', title: 'Some', contact: 'x', rules: [{ ...levelRule, wait: 2000 }] }
  const { text, notHere } = compiled(ready(document))
  expect(notHere).toEqual([])
  expect(text).toContain('["in",["f","script.worst"],["c",["high","critical"]]]')
  expect(text).toContain('"wait":2000')
})

const levelRule = {
  ...{ id: 'one', title: 'One', on: 'run.started', when: "script.worst.atLeast('high')", mode: 'deny' },
  reason: 'because',
}

describe('what the process cannot decide', () => {
  const rule = (on: string, when: string) => ({
    id: 'one',
    title: 'One',
    on,
    when,
    mode: 'deny',
    reason: 'because',
  })
  const document = (on: string, when: string) => ({
    policy: 'some',
    title: 'Some',
    contact: 'x',
    rules: [rule(on, when)],
  })

  it.each([
    ['package.used', 'true', /not heard of/],
    ['file.opened', 'script.known == false', /script.known/],
    ['file.opened', 'file.path.matches("^/etc")', /matches/],
    ['file.opened', 'file.path < script.path', /order/],
  ])('is left to others with the reason: %s, %s', (on, when, why) => {
    const { notHere, acts } = compiled(ready(document(on, when)))
    expect(notHere.map((left) => left.why).join()).toMatch(why)
    expect(acts).toEqual([])
  })

  it('is nothing of what the endpoint settles', () => {
    const elsewhere = compiled(ready(document('file.opened', 'endpoint.platform == "win32"')))
    expect(elsewhere).toMatchObject({ notHere: [], acts: [] })
    const here = compiled(ready(document('file.opened', '"b" in endpoint.groups && file.path == "y"')))
    expect(here.text).toContain('[0,["==",["f","file.path"],["c","y"]]]')
  })
})
