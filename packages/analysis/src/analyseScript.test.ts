// The whole engine: what every script gets, whatever it is: an answer in time, with what is missing told.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { loadKnowledge } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { analyseScript } from './analyseScript.ts'
import type { AnalysisInput } from './analysis.ts'
import { indexKnowledge } from './knowledgeIndex.ts'
import type { PythonParser } from './parse/parser.ts'

const knowledge = indexKnowledge(loadKnowledge())
let parser: PythonParser
beforeAll(async () => {
  parser = await loadParser()
})

const analyse = (input: Partial<AnalysisInput>) =>
  analyseScript({ path: 'script.py', parser, knowledge, secretKey: Buffer.from('key'), ...input })
const rulesOf = (input: Partial<AnalysisInput>) => analyse(input).findings.map((finding) => finding.rule)

describe('hostile scripts', () => {
  const times = (piece: string, count: number) => piece.repeat(count)
  it.each([
    ['3,000 terms', `x = ${Array(3000).fill('"a"').join(' + ')}\nexec(x)`],
    ['50,000 chr calls', `exec(${Array(50_000).fill('chr(97)').join('+')})`],
    ['20,000 parentheses', `x = ${times('(', 20_000)}1${times(')', 20_000)}`],
    ['20,000 brackets', `x = ${times('[', 20_000)}${times(']', 20_000)}`],
    ['20,000 chained calls', `x = a${times('.b(1)', 20_000)}`],
    ['50,000 nots', `x = ${times('not ', 50_000)}y`],
    ['2,000 lambdas', `x = ${times('lambda: ', 2000)}0`],
    ['a literal of 5 MB', `exec("${times('QUJD', 1_250_000)}")`],
    [
      '14,000 dict entries',
      `x = {${Array.from({ length: 14_000 }, (_, at) => `"k${at}": input()`).join(',')}}`,
    ],
    [
      '5,000 functions that call each other',
      Array.from(
        { length: 5000 },
        (_, at) => `def f${at}(x):\n  return f${(at * 7) % 5000}(x) + f${(at + 1) % 5000}(x)\n`,
      ).join(''),
    ],
    [
      'deep ifs',
      Array.from({ length: 90 }, (_, at) => `${' '.repeat(at)}if x${at}:\n`).join('') +
        `${' '.repeat(90)}eval(input())`,
    ],
    [
      'nested loops',
      Array.from({ length: 18 }, (_, at) => `${' '.repeat(at)}for x${at} in y:\n`).join('') +
        `${' '.repeat(18)}eval(x17)`,
    ],
    ['a loop that never ends', 'x = 1\nwhile x > 0:\n    x = x + 1\n'],
    ['growing text', 'x = "a"\nfor i in range(200):\n    x = x + x\nexec(x)'],
    ['growing number', 'x = 9\nfor i in range(300):\n    x = x ** x\n'],
    ['code that runs itself', 's = "exec(s)"\nexec(s)'],
    ['40,000 elifs', `if a:\n  pass\n${'elif b:\n  pass\n'.repeat(8000)}`],
  ])(
    '%s are answered within two seconds',
    (_title, text) => {
      const before = process.threadCpuUsage()
      const analysis = analyse({ text })
      expect(analysis.path).toBe('script.py')
      const { user, system } = process.threadCpuUsage(before)
      // The thread's own time: other tests share the machine.
      expect((user + system) / 1000).toBeLessThan(2000)
    },
    20_000,
  )

  it('tells what was cut', () => {
    const { incomplete, findings } = analyse({ text: `x = ${times('[', 20_000)}${times(']', 20_000)}` })
    expect(incomplete?.[0]?.reason).toBe('the nesting is too deep')
    expect(findings.map((finding) => finding.rule)).toContain('analysis-incomplete')
  })

  it('survives cyclic imports', () => {
    const texts: Record<string, string> = {
      a: 'import b\nimport os\ndef run(x): os.system(x)',
      b: 'import a\na.run(input())',
    }
    const resolveModule = ({ name }: { name: string }) => {
      const text = texts[name]
      return text === undefined ? null : { path: `${name}.py`, text }
    }
    expect(rulesOf({ text: 'import a\nimport b\na.run(input())', resolveModule })).toContain(
      'command-injection',
    )
  })

  it('survives bytes that are no text', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => analyse({ bytes }).lines > 0))
  })

  it('survives real scripts with damage', () => {
    const files = globSync('**/*.py', { cwd: join(import.meta.dirname, '../samples') }).slice(0, 60)
    const texts = files.map((file) => readFileSync(join(import.meta.dirname, '../samples', file), 'utf8'))
    const damage = fc.tuple(
      fc.constantFrom(...texts),
      fc.nat(400),
      fc.nat(60),
      fc.constantFrom('', '(', '\n', '"""', 'lambda: ', '\0'),
    )
    fc.assert(
      fc.property(damage, ([text, at, length, piece]) =>
        Array.isArray(analyse({ text: text.slice(0, at) + piece + text.slice(at + length) }).findings),
      ),
      { numRuns: process.env.SENTINEL_TEST_ALL ? 20_000 : 300 },
    )
  })
})

describe('forms of scripts', () => {
  it('reads notebooks, and names cell and line', () => {
    const book = {
      cells: [
        { cell_type: 'markdown', source: 'Hello' },
        { cell_type: 'code', source: ['import os\n', 'x = 1\n'] },
        { cell_type: 'code', source: ['y = input()\n', 'os.system(y)\n', '!pip install {y}'] },
      ],
    }
    const { findings } = analyse({ path: 'book.ipynb', text: JSON.stringify(book) })
    expect(findings.map(({ rule, place }) => [rule, place.cell, place.line])).toEqual([
      ['command-injection', 2, 2],
      ['command-injection', 2, 3],
    ])
  })

  it('reads zip applications with their modules', () => {
    const made = spawnSync('python3', [
      '-c',
      `
import io, sys, zipfile
stream = io.BytesIO()
with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("__main__.py", "import tool\\ntool.run(input())\\n")
    archive.writestr("tool.py", "import os\\ndef run(x):\\n    os.system(x)\\n")
sys.stdout.buffer.write(b"#!/usr/bin/env python3\\n" + stream.getvalue())`,
    ])
    const { findings } = analyse({ path: 'app.pyz', bytes: made.stdout })
    expect(findings.map(({ rule, place }) => [rule, place.file, place.line])).toContainEqual([
      'command-injection',
      'tool.py',
      3,
    ])
  })

  it.each([
    ['utf-7', Buffer.from('# coding: utf-7\neval+ACg-input+ACgAKQAp-\n', 'latin1')],
    ['unicode_escape', Buffer.from('# coding: unicode_escape\n\\u0065val(input())\n', 'latin1')],
    [
      'utf-16 with a mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('eval(input())\n', 'utf16le')]),
    ],
    ['lone carriage returns', Buffer.from('x = input()\reval(x)\r')],
  ])('is not blinded by %s', (_title, bytes) => {
    expect(rulesOf({ bytes })).toContain('code-injection')
  })

  it('follows data across local modules', () => {
    const resolveModule = ({ name, level }: { name: string; level: number }) =>
      level === 0 && name === 'shop.tools'
        ? { path: 'shop/tools.py', text: 'import os\ndef run(x):\n    os.system(x)\n' }
        : null
    const { findings } = analyse({ text: 'from shop.tools import run as go\ngo(input())', resolveModule })
    const [finding] = findings
    expect(finding?.rule).toBe('command-injection')
    expect(finding?.path.map((step) => [step.file, step.line])).toEqual([
      ['script.py', 2],
      ['script.py', 2],
      ['shop/tools.py', 3],
    ])
  })

  it('says what a script is for', () => {
    const { intent, capabilities } = analyse({
      text: "import pandas as pd, smtplib\nf = pd.read_excel('sales.xlsx')\ns = smtplib.SMTP('mail.internal')\ns.sendmail('a', 'b', f.to_csv())\n",
    })
    expect(capabilities.map((each) => each.does)).toEqual(
      expect.arrayContaining(['spreadsheet.read', 'mail.send']),
    )
    expect(intent.summary).toContain('sales.xlsx')
    expect(intent.destinations).toContain('mail.internal')
  })
})

describe('suppressions', () => {
  const text = (comment: string) =>
    `import hashlib\nhashlib.md5(b"x")  # sentinel: ignore[weak-hash] ${comment}\n`

  it('silence a rule for a reason', () => {
    const { findings } = analyse({ text: text('a checksum until=2027-01-01'), today: '2026-11-22' })
    expect(findings.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['weak-hash', { reason: 'a checksum', until: '2027-01-01' }],
    ])
  })

  it.each([
    ['without a reason', ''],
    ['when they expired', 'a checksum until=2026-01-01'],
  ])('do not count %s', (_title, comment) => {
    const { findings } = analyse({ text: text(comment), today: '2026-11-22' })
    expect(findings.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['suppression-invalid', undefined],
      ['weak-hash', undefined],
    ])
  })
})

const library = globSync(
  join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions/3.12*/lib/python3.12'),
).at(0)

describe('a library in which nothing is wrong', () => {
  it('gives few findings, no secret and no crash', { timeout: 300_000 }, () => {
    expect(library !== undefined && existsSync(library), 'a standard library to look at').toBe(true)
    const isWhole = process.env.SENTINEL_TEST_ALL === '1'
    const files = globSync('**/*.py', { cwd: library ?? '' }).filter(
      (file) => !/site-packages|(^|\/)tests?\/|idle_test/.test(file),
    )
    const chosen = isWhole ? files : files.filter((_file, at) => at % 8 === 0)
    const findings = chosen.flatMap(
      (file) => analyse({ path: file, bytes: readFileSync(join(library ?? '', file)) }).findings,
    )
    const grave = findings.filter(({ severity }) => severity !== 'low' && severity !== 'info')
    expect(findings.filter((finding) => finding.secret)).toEqual([])
    expect(grave.length).toBeLessThanOrEqual(isWhole ? 60 : 12)
  })
})
