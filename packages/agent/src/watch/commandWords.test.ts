// What of a command line may become evidence.

import { describe, expect, it } from 'vitest'
import { commandWords } from './commandWords.ts'

const python = '/usr/bin/python3'
const cases: [string, string[], string[]][] = [
  [
    'the word after an option for a secret',
    ['report.py', '--password', 'hunter2', 'x'],
    ['report.py', '--password', '***', 'x'],
  ],
  [
    'a secret joined to its option',
    ['report.py', '--api-key=abc', '-v'],
    ['report.py', '--api-key=***', '-v'],
  ],
  [
    'an assignment in the environment of a command',
    ['-m', 'run', 'DB_PASSWORD=x'],
    ['-m', 'run', 'DB_PASSWORD=***'],
  ],
  ['code, in a word of its own', ['-B', '-c', 'key = "x"', 'rest'], ['-B', '-c', '<code>', 'rest']],
  ['code joined to its option', ['-Bcprint(1)'], ['-Bc<code>']],
  ['keys of known form', ['a.py', 'ghp_0123456789abcdefghij'], ['a.py', '***']],
]

describe('a command line without a probe', () => {
  it.each(cases)('hides %s', (_, words, shown) => {
    expect(commandWords([python, ...words])).toEqual([python, ...shown])
  })

  it('keeps every word short, that of a secret too', () => {
    const words = commandWords([python, `--token-${'x'.repeat(9000)}=y`, 'z'.repeat(9000)])
    expect(words.map(({ length }) => length)).toEqual([python.length, 400, 400])
  })

  it('leaves what is no secret', () => {
    const words = [python, '-m', 'pytest', '--max-tokens', '5', '--author', 'ada', '--keyboard=de', 'a -c b']
    expect(commandWords(words)).toEqual(words)
  })
})
