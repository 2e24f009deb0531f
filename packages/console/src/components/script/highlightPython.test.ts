// Python text for the eye.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { highlightPython } from './highlightPython.ts'

const looks = (line: string) => highlightPython(line)[0]?.filter(({ look }) => look !== 'plain')

test('nothing is added and nothing lost, whatever the text', () => {
  const pieces = fc.constantFrom('"', "'", '"""', "'''", '#', '\n', '\\', 'f', 'def ', 'x', '1.5', ' ', '@a')
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces).map((parts) => parts.join('')),
      ),
      (text) => {
        const lines = highlightPython(text).map((tokens) => tokens.map((token) => token.text).join(''))
        expect(lines.join('\n')).toBe(text)
      },
    ),
  )
})

test('words, text, comments, numbers and names', () => {
  expect(looks('def load(path): # reads')).toEqual([
    { look: 'word', text: 'def' },
    { look: 'name', text: 'load' },
    { look: 'comment', text: '# reads' },
  ])
  expect(looks('x = f"if # {1}" or 42')).toEqual([
    { look: 'text', text: 'f"if # {1}"' },
    { look: 'word', text: 'or' },
    { look: 'number', text: '42' },
  ])
})

test('a text over several lines is text on each of them', () => {
  const [, second] = highlightPython('"""One\nimport two\n"""')
  expect(second).toEqual([{ look: 'text', text: 'import two' }])
})

test('a long hostile line is read in time', () => {
  const began = performance.now()
  highlightPython(`${'"\\'.repeat(20_000)}${"'".repeat(20_000)}`)
  expect(performance.now() - began).toBeLessThan(500)
})
