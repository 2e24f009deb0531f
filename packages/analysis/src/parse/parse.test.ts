// The front end against CPython: whatever compile() accepts must be read whole and mean the same.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { loadParser } from '@sentinel/scanner'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { decode, normalise } from '../decode/decode.ts'
import { complaints, type Reference, syntaxOf } from './compareSyntax.ts'
import { defaultLimits } from './limits.ts'
import { parse } from './parse.ts'
import type { PythonParser } from './parser.ts'

let parser: PythonParser
beforeAll(async () => {
  parser = await loadParser()
})

const isWhole = process.env.SENTINEL_TEST_ALL === '1'
const interpreters = globSync(
  join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions/3.*/bin/python3'),
).filter((path) => !/3\.[67]\./.test(path) && existsSync(path))

const librariesOf = (python: string): string[] => {
  const root = join(python, '../../lib')
  const all = globSync('python3.*/**/*.py', { cwd: root }).filter((path) => !path.includes('site-packages'))
  const chosen = isWhole ? all : all.filter((_path, place) => place % 40 === 0)
  return chosen.map((path) => join(root, path))
}

const referencesOf = (python: string): Reference[] => {
  const script = join(import.meta.dirname, 'dumpSyntax.py')
  const input = librariesOf(python).join('\n')
  const ran = spawnSync(python, ['-X', 'utf8', script], { input, maxBuffer: 2 ** 30, encoding: 'utf8' })
  expect(ran.stderr).toBe('')
  return ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Reference)
}

describe('against CPython', () => {
  it('finds interpreters to compare with', () => {
    expect(interpreters.length).toBeGreaterThan(0)
  })

  it.each(interpreters)('reads the standard library of %s alike', { timeout: 900_000 }, (python) => {
    const wrong = referencesOf(python)
      .filter((reference) => !reference.refused)
      .map((reference) => ({
        path: reference.path,
        wrong: complaints(parser, decode(readFileSync(reference.path)), reference).slice(0, 5),
      }))
      .filter((each) => each.wrong.length > 0)
    expect(wrong).toEqual([])
  })
})

const read = (text: string) => parse(parser, normalise(text), defaultLimits)

describe('syntax of every version', () => {
  it.each([
    ['Python 2 print', 'print "a", b\nprint >>f, c\n', ['b', 'f', 'c']],
    ['Python 2 exec', 'exec code in scope\n', ['code', 'scope']],
    ['Python 2 exec of a call', 'exec f.read() in scope, names\nx = y\n', ['f', 'scope', 'names', 'y']],
    ['Python 2 exec of a format', 'exec template % name\n', ['template', 'name']],
    ['Python 2 backticks', 'x = `y`\n', ['x', 'y']],
    ['Python 2 except', 'try:\n  f()\nexcept E, e:\n  pass\n', ['f', 'E']],
    ['type defaults', 'class A[T = int]:\n  x = y\n', ['x', 'y']],
    ['lone carriage returns', 'a = 1\rb = 2\r', ['a', 'b']],
    ['template strings', 't"{x}"\n', ['x']],
    ['match', 'match x:\n  case A.b | C(d=e): y\n', ['x', 'A', 'C', 'y']],
    ['except without parentheses', 'try: f()\nexcept A, B: pass\n', ['f', 'A', 'B']],
    ['except with three types', 'try: f()\nexcept a.E, b.F, G: pass\n', ['a', 'b', 'G']],
    ['a name left of its statement, in brackets', 'def f():\n    (os.\nsystem)(x)  # (\n', ['os', 'x']],
    ['finally that returns', 'def f():\n  try: a()\n  finally: return b\n', ['a', 'b']],
    ['nested template strings', 't"{f\'{x!r:>{y}}\'}"\n', ['x', 'y']],
  ])('%s', (_title, text, expected) => {
    const { module, problems } = read(text)
    expect(problems).toEqual([])
    expect(syntaxOf(module).names).toEqual(expect.arrayContaining(expected))
  })
})

describe('hostile input', () => {
  const repeated = (piece: string, times: number) => piece.repeat(times)
  it.each([
    ['3,000 strings', `x = ${Array(3000).fill('"a"').join(' + ')}`],
    ['50,000 chr calls', `x = ${Array(50_000).fill('chr(97)').join('+')}`],
    ['20,000 parentheses', `x = ${repeated('(', 20_000)}1${repeated(')', 20_000)}`],
    ['20,000 brackets', `x = ${repeated('[', 20_000)}${repeated(']', 20_000)}`],
    ['20,000 chained calls', `x = a${repeated('.b(1)', 20_000)}`],
    ['50,000 nots', `x = ${repeated('not ', 50_000)}y`],
    ['2,000 lambdas', `x = ${repeated('lambda: ', 2000)}0`],
    ['a literal of 5 MB', `x = "${repeated('QUJD', 1_250_000)}"`],
    [
      '14,000 dict entries',
      `x = {${Array.from({ length: 14_000 }, (_, at) => `"k${at}": ${at}`).join(',')}}`,
    ],
  ])('%s take at most two seconds', (_title, text) => {
    const before = process.threadCpuUsage()
    const { module } = read(text)
    expect(module.body.length).toBe(1)
    const { user, system } = process.threadCpuUsage(before)
    // The thread's own time: other tests share the machine.
    expect((user + system) / 1000).toBeLessThan(2000)
  })

  it('reads on behind a NUL and tells it', () => {
    const { module, problems } = read('a = 1\n\0b = 2\n')
    expect(problems.map((problem) => problem.reason)).toContain('a NUL character')
    expect(syntaxOf(module).names).toContain('b')
  })

  it('survives any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        (text) => read(text).module.kind === 'Module',
      ),
    )
  })
})
