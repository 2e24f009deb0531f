// The gate: what each rule holds against a package, what a policy makes of it, and that the probe decides word for word
// the same from the same file.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type GatePolicy, gatePolicySchema } from '@sentinel/contract'
import { afterAll, describe, expect, it } from 'vitest'
import { type Advisory, parseAdvisory } from '../advisories/advisory.ts'
import { createAdvisoryIndex } from '../advisories/advisoryIndex.ts'
import { type AdvisorySet, importZip } from '../advisories/importAdvisories.ts'
import { compileGate, readGate } from './gateFile.ts'
import { type Candidate, judgePackage } from './judgePackage.ts'

const now = Date.parse('2026-06-01T12:00:00Z')
const record = (
  id: string,
  name: string,
  events: object[],
  versions: string[] = [],
  aliases: string[] = [],
) =>
  JSON.stringify({
    id,
    aliases,
    modified: '2026-01-01T00:00:00Z',
    summary: `about ${name}`,
    affected: [{ package: { ecosystem: 'PyPI', name }, ranges: [{ type: 'ECOSYSTEM', events }], versions }],
  })
const setOf = (...records: string[]): AdvisorySet => ({
  format: 1,
  imported: '2026-01-01T00:00:00Z',
  newest: '2026-01-01T00:00:00Z',
  advisories: records.flatMap((text): Advisory[] => {
    const outcome = parseAdvisory(text)
    return outcome.kind === 'advisory' ? [outcome.advisory] : []
  }),
})
const small = setOf(
  record('GHSA-1', 'Some.Thing', [{ introduced: '1' }, { fixed: '1.5' }], ['0.5', '1.2'], ['CVE-2026-7']),
  record('MAL-2026-9', 'evil', [{ introduced: '0' }]),
  record('PYSEC-3', 'edge', [{ introduced: '0' }, { last_affected: '2.0' }, { introduced: '3' }], ['odd']),
)
const popular = ['requests', 'python-dateutil', 'numpy', 'scikit-learn', 'colorama']

function textOf(policy: Partial<GatePolicy> = {}, advisories: AdvisorySet | undefined = small) {
  return compileGate({
    policy: gatePolicySchema.parse({ contact: 'security@example.org', ...policy }),
    advisories,
    popular,
    now: '2026-06-01T00:00:00Z',
  })
}

function judge(candidate: Candidate, policy: Partial<GatePolicy> = {}) {
  const gate = readGate(textOf(policy))
  if (!gate) throw new Error('no gate')
  const { verdict, findings, sentence } = judgePackage(gate, candidate, now)
  return { verdict, rules: findings.map(({ rule, mode }) => `${rule} ${mode}`), sentence }
}

describe('the gate', () => {
  it('by default refuses what was made to harm, and only watches the rest', () => {
    expect(judge({ name: 'evil', version: '1' })).toEqual({
      verdict: 'deny',
      rules: ['malware deny'],
      sentence:
        'Sentinel refuses evil 1: it was made to harm (MAL-2026-9) (rule malware). Ask security@example.org.',
    })
    expect(judge({ name: 'some_thing', version: '1.2' })).toMatchObject({
      verdict: 'allow',
      rules: ['advisory observe'],
    })
    expect(judge({ name: 'unheard-of', version: '1' })).toEqual({
      verdict: 'allow',
      rules: [],
      sentence: null,
    })
  })

  it.each<[string, Candidate, Partial<GatePolicy>, string]>([
    ['a list', { name: 'A_b', version: '2' }, { denied: ['a.B==2'] }, 'listed deny'],
    [
      'other bytes',
      { name: 'a', version: '1', sha256: '1'.repeat(64) },
      { hashes: { 'a==1': ['0'.repeat(64)] } },
      'hash deny',
    ],
    [
      'another index',
      { name: 'a', version: '1', from: 'https://x.example/simple' },
      { indexes: ['https://x.example/sim'] },
      'index observe',
    ],
    [
      'a licence',
      { name: 'a', version: '1', licence: 'MIT OR AGPL-3.0' },
      { licences: ['agpl-3.0'] },
      'licence observe',
    ],
    ['too young', { name: 'a', version: '1', uploaded: '2026-06-01T00:00:00Z' }, {}, 'age warn'],
    [
      'an unknown age',
      { name: 'a', version: '1', uploaded: null },
      { rules: { age: { mode: 'deny' } } },
      'age observe',
    ],
    [
      'taken back',
      { name: 'a', version: '1', yanked: '' },
      { rules: { yanked: { mode: 'warn' } } },
      'yanked warn',
    ],
  ])('knows %s', (_what, candidate, policy, rule) => {
    expect(judge(candidate, policy).rules).toEqual([rule])
  })

  it('holds a name against nobody unless something else is odd', () => {
    expect(judge({ name: 'reqeusts', version: '1' }).rules).toEqual([])
    const signs = [{ rule: 'install-code' as const, reason: 'its setup.py starts programs' }]
    expect(judge({ name: 'reqeusts', version: '1', signs }).rules).toContain('name observe')
    expect(judge({ name: 'requests', version: '1', signs }).rules).not.toContain('name observe')
  })

  it('lets what is allowed pass, and takes a rule that is off for none', () => {
    expect(judge({ name: 'evil', version: '1' }, { allowed: ['evil==1'] }).verdict).toBe('allow')
    expect(judge({ name: 'evil', version: '2' }, { allowed: ['evil==1'] }).verdict).toBe('deny')
    expect(judge({ name: 'evil', version: '1' }, { rules: { malware: { mode: 'off' } } }).rules).toEqual([])
  })

  it('is no gate where the file is cut or of another format', () => {
    expect([readGate(''), readGate('{"format":2}\n'), readGate('{"format":1')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

const real = resolve(import.meta.dirname, '../../../../../shared/data/pypa-advisories-2024-10.zip')

describe.runIf(existsSync(real))('the advisories of PyPI of a whole database', () => {
  it('match as the audit matches them', () => {
    const { set } = importZip(readFileSync(real), '2026-01-01T00:00:00Z')
    const gate = readGate(textOf({ severity: 'low' }, set))
    const index = createAdvisoryIndex(set.advisories)
    const asked = candidatesOf(set, 90)
    expect(asked.length).toBeGreaterThan(100)
    for (const { name, version } of asked) {
      const known = index.matchesOf(name, version).matches.filter(({ severity }) => severity !== 'info')
      const found = gate && judgePackage(gate, { name, version }, now).findings
      expect([name, version, (found?.length ?? 0) > 0]).toEqual([name, version, known.length > 0])
    }
  })
})

/** Versions at and around the bounds of every n-th advisory. */
function candidatesOf({ advisories }: AdvisorySet, every: number): Candidate[] {
  const some = advisories.filter((_, index) => index % every === 0).flatMap(({ affected }) => affected)
  return some.flatMap(({ name, ranges, versions }) =>
    [...ranges.flat().map(([, at]) => at), ...versions.slice(0, 2)]
      .flatMap((at) => [at, `${at}+local`, `${at}.post1`])
      .map((version) => ({ name, version })),
  )
}

/** The probe's own judgement, in a Python with pip's version order. */
const script = `
import datetime, json, re, sys
sys.path.insert(0, sys.argv[1])
import sentinel_probe
from pip._vendor.packaging.version import Version
rules = sentinel_probe.load('gate')
gate = rules.Gate(open(sys.argv[2], 'rb').read(), json)
for line in open(sys.argv[3]):
    asked = json.loads(line)
    candidate = rules.Candidate(asked['name'], asked['version'])
    candidate.source, candidate.sha256 = asked.get('from'), asked.get('sha256')
    candidate.licence, candidate.yanked = asked.get('licence'), asked.get('yanked')
    candidate.signs = [(sign['rule'], sign['reason']) for sign in asked.get('signs', ())]
    told = asked.get('uploaded', 0)
    candidate.age_unknown = told is None
    if told:
        candidate.uploaded = datetime.datetime.fromisoformat(told.replace('Z', '+00:00')).timestamp()
    print(json.dumps(rules.judge(gate, candidate, float(sys.argv[4]), Version)))
`

describe('the probe', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each<[string, AdvisorySet]>([
    ['a few', small],
    ...(existsSync(real)
      ? [['real ones', importZip(readFileSync(real), '').set] as [string, AdvisorySet]]
      : []),
  ])('says the same word for word, of %s', (_what, advisories) => {
    const text = textOf(
      { licences: ['AGPL-3.0'], indexes: ['https://one.example'], severity: 'low' },
      advisories,
    )
    const asked: Candidate[] = [
      ...candidatesOf(advisories, 80),
      ...['requestss', 'nurnpy', 'learn-scikit', 'scikitlearn', 'py-requests', 'pandas', 'colorarna'].map(
        (name) => ({
          name,
          version: '1',
          from: 'https://two.example',
        }),
      ),
      { name: 'edge', version: 'odd' },
      { name: 'edge', version: '2.0+debian1', licence: 'AGPL-3.0', yanked: 'broken', uploaded: null },
      { name: 'edge', version: '2.5', uploaded: '2026-06-01T00:00:00Z', from: 'https://one.example/simple' },
    ]
    const gate = readGate(text)
    const ours = asked.map((candidate) => {
      const said = gate && judgePackage(gate, candidate, now)
      return [
        said?.verdict,
        said?.findings.map(({ rule, mode, reason }) => [rule, mode, reason]),
        said?.sentence,
      ]
    })
    const theirs = inProbe(folder, text, asked)
    expect(theirs).toHaveLength(ours.length)
    for (const [at, said] of theirs.entries()) expect([asked[at], said]).toEqual([asked[at], ours[at]])
  })
})

function inProbe(folder: string, gate: string, asked: readonly Candidate[]): unknown[] {
  const [file, list] = [join(folder, 'gate'), join(folder, 'asked')]
  writeFileSync(file, gate)
  writeFileSync(list, asked.map((each) => JSON.stringify(each)).join('\n'))
  const probe = resolve(import.meta.dirname, '../../../../probe/src')
  const done = spawnSync(pythonWithPip(), ['-c', script, probe, file, list, String(now / 1000)], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  expect(done.stderr).toBe('')
  return done.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}

function pythonWithPip(): string {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const name = existsSync(versions)
    ? readdirSync(versions).find((each) => /^3\.(8|9|1\d)\./.test(each))
    : undefined
  return name ? join(versions, name, 'bin/python') : 'python3'
}
