// Real installs from an index of the test's own, under pip of three ages: each package is let in, warned of or refused as
// the gate says, before anything of it could run, and plain pip is what it always was.

import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GatePolicy, gatePolicySchema, type ProbeLine, probeLineSchema } from '@sentinel/contract'
import { type AdvisorySet, compileGate } from '@sentinel/supply'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPackageIndex, type PackageIndex } from '../bench/installs/packageIndex.ts'
import { publishAll } from './harness/hostilePackages.ts'
import { interpreter } from './harness/interpreters.ts'
import { type PipEnvironment, pipEnvironment } from './harness/pipEnvironment.ts'
import { finished, home } from './harness/sentinel.ts'

type Combination = { python: string; pip: string }
const quick: Combination[] = [{ python: '3.12', pip: '26.3' }]
/** pip of 2019 does not start on 3.10 and later, today's not on 3.9 and earlier: there the last that did. */
const all: Combination[] = [
  ...['3.8', '3.9'].map((python) => ({ python, pip: '19.3.1' })),
  ...['3.8', '3.9', '3.10', '3.11', '3.12'].map((python) => ({ python, pip: '23.3.2' })),
  ...['3.10', '3.11', '3.12', '3.13'].map((python) => ({ python, pip: '26.3' })),
  { python: '3.8', pip: '25.0.1' },
  { python: '3.9', pip: '26.0.1' },
]
const combinations = process.env.SENTINEL_TEST_ALL === '1' ? all : quick
const channel = join(home, 'probe/src/sentinel_probe/channel')

const advisory = (id: string, name: string, malicious: boolean) => ({
  id,
  aliases: [],
  summary: 'for the test',
  modified: '2026-01-01T00:00:00Z',
  published: null,
  malicious,
  page: null,
  affected: [{ name, ranges: [[['introduced', '0'] as const, ['fixed', '2'] as const]], versions: [] }],
  severity: malicious ? ('critical' as const) : ('high' as const),
  score: null,
  vector: null,
})
const advisories = {
  format: 1,
  imported: '2026-01-01T00:00:00Z',
  newest: '2026-01-01T00:00:00Z',
  advisories: [advisory('MAL-2026-1', 'known-evil', true), advisory('CVE-2026-1', 'leaky', false)],
} as unknown as AdvisorySet

describe.each(combinations)('pip $pip on Python $python', ({ python, pip }) => {
  let environment: PipEnvironment
  let place: string
  // An index of its own: what an earlier pip was offered leaves its canary elsewhere, and is built in another way.
  let index: PackageIndex
  const canary = () => join(place, 'canary')

  beforeAll(async () => {
    const base = interpreter(`${python}.`)
    if (!base) throw new Error(`there is no Python ${python} here`)
    index = await openPackageIndex()
    environment = pipEnvironment(base, pip)
    place = mkdtempSync(join(tmpdir(), 'installs-'))
    publishAll(index, { canary: canary(), isLegacy: pip.startsWith('19.') })
  }, 300_000)
  afterAll(async () => {
    environment[Symbol.dispose]()
    rmSync(place, { recursive: true, force: true })
    await index[Symbol.asyncDispose]()
  })

  async function install(words: string[], policy: Partial<GatePolicy> | 'plain' = {}) {
    rmSync(join(place, 'inbox'), { recursive: true, force: true })
    mkdirSync(join(place, 'inbox'))
    rmSync(canary(), { force: true })
    if (policy !== 'plain')
      writeFileSync(
        join(place, 'gate'),
        compileGate({
          policy: gatePolicySchema.parse({ contact: 'security@example.org', ...policy }),
          advisories,
          popular: ['requests', 'numpy'],
          now: new Date().toISOString(),
        }),
      )
    const probe = { SENTINEL_INBOX: join(place, 'inbox'), PYTHONPATH: channel }
    const child = spawn(environment.python, ['-m', 'pip', ...words], {
      cwd: place,
      env: {
        PATH: process.env.PATH,
        HOME: place,
        PIP_CONFIG_FILE: '/dev/null',
        PIP_INDEX_URL: index.address.replace('//', '//reader:pass@'),
        PIP_NO_CACHE_DIR: '1',
        PIP_DISABLE_PIP_VERSION_CHECK: '1',
        PYTHONDONTWRITEBYTECODE: '1',
        ...(policy === 'plain' ? {} : probe),
      },
    })
    const { code, stdout, stderr } = await finished(child)
    return { code, out: stdout, err: stderr, events: policy === 'plain' ? [] : linesIn(place) }
  }

  it('says and does what it always did where the gate has nothing against a package', async () => {
    const words = ['install', 'benign']
    const bare = await install(words, 'plain')
    await install(['uninstall', '-y', 'benign', 'benign-needs'], 'plain')
    const watched = await install(words)
    expect([watched.code, plain(watched.out), watched.err]).toEqual([0, plain(bare.out), bare.err])
    // Old pips fetch one by one, later ones all at once.
    expect(kindsOf(watched.events).sort()).toEqual([
      'downloaded benign 1.0 allow',
      'downloaded benign-needs 2.0 allow',
      'installed benign 1.0',
      'installed benign-needs 2.0',
      'requested benign',
      'requested benign-needs>=1',
    ])
    const [first] = watched.events.filter((event) => event.type === 'package.downloaded')
    expect(first).toMatchObject({
      kind: 'wheel',
      index: index.address.replace(/\/$/, ''),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(JSON.stringify(watched.events)).not.toContain('reader')
    // What it puts in is counted, pip's own temporary files are not told. Later pips mark what was asked for (REQUESTED).
    const counted = watched.events.filter((event) => event.type === 'package.installed')
    expect(counted.map(({ files }) => files)).toEqual([5, pip.startsWith('19.') ? 5 : 6])
    const opened = watched.events.filter((event) => event.type === 'file.opened' && event.access !== 'read')
    expect(opened).toEqual([])
    const removed = await install(['uninstall', '-y', 'benign'])
    expect(kindsOf(removed.events)).toEqual(['removed benign 1.0'])
    await install(['uninstall', '-y', 'benign-needs'], 'plain')
  })

  it.each([
    ['known-evil', 'malware', {}],
    ['leaky', 'advisory', { rules: { advisory: { mode: 'deny' } } }],
    ['startup-thief', 'start-up-harm', {}],
    ['startup-import', 'start-up-harm', {}],
    ['setup-canary', 'install-code', { rules: { 'install-code': { mode: 'deny' } } }],
    ['hidden-payload', 'hidden-code', { rules: { 'hidden-code': { mode: 'deny' } } }],
    ['reqeusts', 'name', { rules: { name: { mode: 'deny' } } }],
    ['two-faced', 'mismatch', { rules: { mismatch: { mode: 'deny' } } }],
    ['copyleft', 'licence', { rules: { licence: { mode: 'deny' } }, licences: ['AGPL-3.0'] }],
    ['benign', 'index', { rules: { index: { mode: 'deny' } }, indexes: ['https://packages.example.org'] }],
    ['benign', 'hash', { hashes: { 'benign==1.0': ['0'.repeat(64)] } }],
    ['benign-needs==2.0', 'listed', { denied: ['benign_needs'] }],
    ['taken-back==1.0', 'yanked', { rules: { yanked: { mode: 'deny' } } }],
  ] as [string, string, Partial<GatePolicy>][])(
    'is refused %s by the rule %s',
    async (name, rule, policy) => {
      const before = environment.installed()
      const { code, err, events } = await install(['install', name], policy)
      expect([code, err.split('\n').filter((line) => line.startsWith('ERROR'))]).toEqual([
        1,
        [expect.stringContaining(`(rule ${rule}). Ask security@example.org.`)],
      ])
      expect(err).not.toContain('Traceback')
      expect(existsSync(canary())).toBe(false)
      expect(environment.installed()).toEqual(before)
      const refusal = events.find((event) => event.type === 'package.refused')
      expect(refusal).toMatchObject({ rule, by: 'gate' })
      expect(events.some((event) => event.type === 'package.installed')).toBe(false)
    },
  )

  it('knows the age of a package where index and pip tell it, and says where they do not', async () => {
    const { code, events } = await install(['install', 'young'], { rules: { age: { mode: 'deny' } } })
    const [downloaded] = events.filter((event) => event.type === 'package.downloaded')
    const [finding] = downloaded?.findings ?? []
    if (pip.startsWith('19.')) {
      expect([code, finding?.mode, finding?.reason]).toEqual([
        0,
        'observe',
        expect.stringContaining('not known'),
      ])
      await install(['uninstall', '-y', 'young'], 'plain')
    } else expect([code, finding?.mode, finding?.rule]).toEqual([1, 'deny', 'age'])
  })

  it('warns in one sentence and goes on', async () => {
    const { code, err, events } = await install(['install', 'leaky'], {
      rules: { advisory: { mode: 'warn' } },
    })
    const sentence =
      'Sentinel warns of leaky 1.0: it is vulnerable (CVE-2026-1: for the test) (rule advisory). Ask security@example.org.'
    expect([code, err.split('\n').filter((line) => line.includes('Sentinel'))]).toEqual([0, [sentence]])
    expect(kindsOf(events)).toContain('downloaded leaky 1.0 warn')
    expect(kindsOf(events)).toContain('installed leaky 1.0')
    await install(['uninstall', '-y', 'leaky'], 'plain')
  })

  it('tells that pip itself refused other bytes than the index promised', async () => {
    const { code, events } = await install(['install', 'wrong-hash'])
    expect(code).toBe(1)
    expect(events.find((event) => event.type === 'package.refused')).toMatchObject({
      name: 'wrong-hash',
      rule: 'hash',
      by: 'installer',
    })
  })

  it('lets in what is allowed whatever else is known of it, and only watches by default', async () => {
    const allowed = await install(['install', 'known-evil'], { allowed: ['known-evil==1.0'] })
    expect([allowed.code, kindsOf(allowed.events).at(-1)]).toEqual([0, 'installed known-evil 1.0'])
    await install(['uninstall', '-y', 'known-evil'], 'plain')
    const watched = await install(['install', 'setup-canary'])
    expect([watched.code, existsSync(canary())]).toEqual([0, true])
    expect(kindsOf(watched.events)).toContain('downloaded setup-canary 1.0 allow')
    // pip of 2019 installs straight from setup.py where the package `wheel` is not there.
    if (!pip.startsWith('19.')) expect(kindsOf(watched.events)).toContain('built setup-canary 1.0 allow')
    await install(['uninstall', '-y', 'setup-canary'], 'plain')
  })
})

function linesIn(place: string): ProbeLine[] {
  const folder = join(place, 'inbox')
  return readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => probeLineSchema.parse(JSON.parse(line))),
  )
}

/** Acts of installers in short; a fault of the probe's own stands there as well. */
const kindsOf = (events: ProbeLine[]): string[] =>
  events.flatMap((event) => {
    if (event.type === 'gap.recorded') return `gap ${event.reason} ${event.detail ?? ''}`
    if (event.type === 'package.requested') return `requested ${event.requirement}`
    if (!event.type.startsWith('package.')) return []
    const { type, name, version, verdict } = event as {
      type: string
      name: string
      version: string
      verdict?: string
    }
    return [[type.slice(8), name, version, verdict].filter(Boolean).join(' ')]
  })

/** Speeds and times differ between any two installs. */
const plain = (out: string) => out.replace(/[\d.]+ [kM]?B\/s|eta [\d:]+/g, '…')
