// Every rule and secret format finds its own examples, and leaves its counter-examples alone.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { analyseScript, indexKnowledge, type PythonParser } from '@sentinel/analysis'
import { loadParser } from '@sentinel/scanner'
import { beforeAll, describe, expect, it } from 'vitest'
import { KnowledgeInvalid, loadKnowledge, loadRules } from './loadKnowledge.ts'

const loaded = loadKnowledge()
const knowledge = indexKnowledge(loaded)
let parser: PythonParser
beforeAll(async () => {
  parser = await loadParser()
})

const analyse = (text: string) =>
  analyseScript({ path: 'example.py', text, parser, knowledge, secretKey: Buffer.from('test') })

describe('rules', () => {
  it('have names of their own', () => {
    const ids = loaded.rules.map((rule) => rule.id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it.each(loaded.rules)('$id finds its examples', (rule) => {
    for (const example of rule.matches) {
      const found = analyse(example).findings
      const groups = found.filter((finding) => knowledge.rulesById.get(finding.rule)?.group === rule.group)
      expect(
        groups.map((finding) => finding.rule),
        example,
      ).toContain(rule.id)
    }
  })

  it.each(loaded.rules)('$id leaves its counter-examples alone', (rule) => {
    for (const example of rule.mustNotMatch) {
      expect(
        analyse(example).findings.map((finding) => finding.rule),
        example,
      ).not.toContain(rule.id)
    }
  })
})

const ALPHABETS: Record<string, string> = {
  A: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  a: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz',
  B: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',
  l: 'abcdefghijklmnopqrstuvwxyz0123456789',
  h: '0123456789abcdef',
  d: '0123456789',
}

/** `{A:36}` → 36 letters that look random and are the same on every run: no file of the project holds a secret's form. */
const filled = (template: string): string =>
  template.replaceAll(/\{(\w):(\d+)\}/g, (_all, kind: string, length: string) => {
    const letters = ALPHABETS[kind] ?? ''
    const digest = createHash('shake256', { outputLength: Number(length) })
      .update(template + kind + length)
      .digest()
    return [...digest].map((byte) => letters[byte % letters.length]).join('')
  })

describe('secret formats', () => {
  it.each(loaded.secrets)('$id finds its examples', (format) => {
    for (const example of format.matches.map(filled)) {
      const types = analyse(`value = """${example}"""\n`).findings.map((finding) => finding.secret?.type)
      expect(types, example).toContain(format.id)
    }
  })

  it.each(loaded.secrets)('$id leaves its counter-examples alone', (format) => {
    for (const example of format.mustNotMatch) {
      const types = analyse(`value = """${example}"""\n`).findings.map((finding) => finding.secret?.type)
      expect(types, example).not.toContain(format.id)
    }
  })

  it('never gives the secret itself away', () => {
    const secret = filled('hT7{A:24}')
    const text = JSON.stringify(analyse(`api_key = "${secret}"\nprint(api_key)\n`))
    expect(text).toContain('named-secret')
    expect(text).not.toContain(secret)
  })
})

describe('a wrong file', () => {
  it('is named with the place that is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'knowledge-'))
    try {
      mkdirSync(join(folder, 'rules'))
      writeFileSync(join(folder, 'rules/a.yaml'), 'subject: x\nrules:\n  - id: Wrong Name\n')
      expect(() => loadRules(join(folder, 'rules'))).toThrow(KnowledgeInvalid)
      expect(() => loadRules(join(folder, 'rules'))).toThrow(/a\.yaml[\s\S]*rules\[0\]\.id/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
