// The labelled corpus: small scripts whose first comment states the findings they must give, with line numbers.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadKnowledge } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyseScript } from './analyseScript.ts'
import { indexKnowledge } from './knowledgeIndex.ts'
import type { PythonParser } from './parse/parser.ts'

const folder = join(import.meta.dirname, '../samples')
const files = globSync('**/*.py', { cwd: folder }).sort()
const knowledge = indexKnowledge(loadKnowledge())
let parser: PythonParser
beforeAll(async () => {
  parser = await loadParser()
})

const expectedOf = (text: string): string[] => {
  const stated = /^# expect: (.*)/.exec(text)?.[1] ?? 'nothing'
  return stated === 'nothing' ? [] : stated.split(', ').sort()
}

/** What is worth a look: `info` is shown on request only. */
const foundIn = (path: string, text: string): string[] => {
  const { findings } = analyseScript({ path, text, parser, knowledge, secretKey: Buffer.from('samples') })
  const shown = findings.filter((finding) => finding.severity !== 'info' && finding.place.file === path)
  return [...new Set(shown.map((finding) => `${finding.place.line} ${finding.rule}`))].sort()
}

type Verdict = { file: string; expected: string[]; missed: string[]; surplus: string[] }

const judge = (file: string): Verdict => {
  const text = readFileSync(join(folder, file), 'utf8')
  const expected = expectedOf(text)
  const found = foundIn(file, text)
  return {
    file,
    expected,
    missed: expected.filter((each) => !found.includes(each)),
    surplus: found.filter((each) => !expected.includes(each)),
  }
}

const told = (verdicts: readonly Verdict[]): string =>
  verdicts
    .filter((verdict) => verdict.missed.length + verdict.surplus.length > 0)
    .map(({ file, missed, surplus }) => `${file}: missed [${missed}], surplus [${surplus}]`)
    .join('\n')

describe('the labelled corpus', () => {
  it('is balanced: half of it must not match', () => {
    const clean = files.filter((file) => expectedOf(readFileSync(join(folder, file), 'utf8')).length === 0)
    expect(clean.length / files.length).toBeGreaterThan(0.4)
    expect(clean.length / files.length).toBeLessThan(0.6)
  })

  it('is found to 95 % at its lines, with 2 % false positives at most', () => {
    const verdicts = files.map(judge)
    const expected = verdicts.flatMap((verdict) => verdict.expected).length
    const missed = verdicts.flatMap((verdict) => verdict.missed).length
    const clean = verdicts.filter((verdict) => verdict.expected.length === 0)
    const disturbed = clean.filter((verdict) => verdict.surplus.length > 0)
    const surplus = verdicts.filter((verdict) => verdict.expected.length > 0 && verdict.surplus.length > 0)
    expect((expected - missed) / expected, told(verdicts)).toBeGreaterThanOrEqual(0.95)
    expect(disturbed.length / clean.length, told(verdicts)).toBeLessThanOrEqual(0.02)
    expect(surplus.length / verdicts.length, told(verdicts)).toBeLessThanOrEqual(0.02)
  })
})
