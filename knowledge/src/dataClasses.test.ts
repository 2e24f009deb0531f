// Every class of data is found in its examples and not in its counter-examples, by the probe's own code.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { dataNames } from './dataNames.ts'
import { loadKnowledge } from './loadKnowledge.ts'

const { dataClasses } = loadKnowledge()
const probe = fileURLToPath(new URL('../../probe/src', import.meta.url))
const program = `
import json, sys
sys.path.insert(0, sys.argv[1])
import sentinel_probe
classes, names = sentinel_probe.load('observers.data_classes'), sentinel_probe.load('observers.data_names').NAMES
print(json.dumps([classes.classify(name, values, names) for name, values in json.load(sys.stdin)]))
`
type Column = readonly [name: string, values: (string | number)[]]
type Found = [name: string, hits: number, seen: number] | null

/** What the probe finds in columns. */
function found(columns: Column[]): Found[] {
  const options = { input: JSON.stringify(columns), encoding: 'utf8' } as const
  return JSON.parse(execFileSync('python3', ['-c', program, probe], options))
}

describe.each(dataClasses)('$id', ({ id, check, matches, mustNotMatch, named, mustNotBeNamed, names }) => {
  const title = check ? 'column' : (names[0] as string)

  it('is found in each of its examples, twice in a column that says nothing', () => {
    const columns = matches.map((value): Column => [title, [value, value]])
    expect(found(columns)).toEqual(matches.map(() => [id, 2, 2]))
  })

  it('is not found in its counter-examples', () => {
    const columns = mustNotMatch.map((value): Column => [title, [value, value]])
    // A column whose name alone says it, without a value, is told with no hit.
    for (const [index, one] of found(columns).entries())
      expect(one?.[0] === id && one[1] > 0, String(mustNotMatch[index])).toBe(false)
  })

  it('is said by columns’ names, and not by names that look alike', () => {
    expect(found(named.map((name): Column => [name, []])).map((one) => one?.[0])).toEqual(named.map(() => id))
    expect(found(mustNotBeNamed.map((name): Column => [name, []]))).toEqual(mustNotBeNamed.map(() => null))
  })
})

describe('a column', () => {
  it('of numbers that only look right is of no class', () => {
    const many = Array.from({ length: 100 }, (_, index) => 10_000_000_000 + index * 7919)
    expect(found([['order', many]])).toEqual([null])
  })

  it('needs more than a stray value, unless its name says it', () => {
    const stray = ['a note', 'ana@example.com', ...Array.from({ length: 40 }, () => 'text')]
    expect(found([['notes', stray]])).toEqual([null])
    expect(found([['email', stray]])).toEqual([['email', 1, 42]])
  })

  it('with a number that lost its leading zero in a spreadsheet is still a CPF where its name says so', () => {
    expect(found([['CPF', [1234567890, null as never]]])).toEqual([['cpf', 1, 1]])
  })
})

it('the probe’s table is made from these files (`vitest -u` writes it)', async () => {
  await expect(dataNames(dataClasses)).toMatchFileSnapshot(
    '../../probe/src/sentinel_probe/observers/data_names.py',
  )
})
