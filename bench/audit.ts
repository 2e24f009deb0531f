// How fast is an audit, and does it find what others find? One hundred environments; a reference matcher over every version
// that the records name; pip-audit asked about the same environment with the same records.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  type AdvisorySet,
  type Audit,
  audit,
  createAdvisoryIndex,
  dataAgeOf,
  type Files,
  importZip,
  normalise,
  parseAdvisorySet,
  readEnvironment,
  subjectOfPackage,
} from '@sentinel/supply'
import { type BenchResult, figure } from './measure.ts'

const records = resolve(import.meta.dirname, '../../shared/data/pypa-advisories-2024-10.zip')
const reference = join(import.meta.dirname, 'referenceMatcher.py')
const environments = 100
const packagesEach = 300
const rounds = 5
const pipAudit = 'pip-audit==2.10.1'

export async function run(): Promise<BenchResult[]> {
  if (!existsSync(records))
    return [
      { question: 'How fast is an audit?', figures: [], notes: [`Not asked: ${records} is not there.`] },
    ]
  const place = mkdtempSync(join(tmpdir(), 'bench-audit-'))
  try {
    const { set } = importZip(readFileSync(records), new Date().toISOString())
    const sites = makeEnvironments(place, set)
    const python = preparePython(place)
    return [
      speed(place, set, sites),
      ...(python ? [agreement(python, set), await peer(python, sites[0] as string, set)] : []),
    ]
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Packages that advisories name at versions that they name, and as many that nobody has anything against. */
function makeEnvironments(place: string, { advisories }: AdvisorySet): string[] {
  const versions = new Map<string, string[]>()
  for (const { name, versions: listed } of advisories.flatMap(({ affected }) => affected))
    if (listed.length > 0) versions.set(name, listed)
  const known = [...versions]
  return Array.from({ length: environments }, (_, environment) => {
    const site = join(place, `environment-${environment}/lib/python3.12/site-packages`)
    for (let index = 0; index < packagesEach; index++) {
      const [name, listed] = known[(environment * 37 + index * 11) % known.length] as [string, string[]]
      const version = listed[(environment + index) % listed.length] as string
      if (index % 2 === 0) writePackage(site, name, version)
      else writePackage(site, `blameless-${environment % 10}-${index}`, `1.${index}`)
    }
    return site
  })
}

function writePackage(site: string, name: string, version: string): void {
  const info = join(site, `${name.replaceAll('-', '_')}-${version}.dist-info`)
  mkdirSync(info, { recursive: true })
  const description = 'A line of a description such as packages have.\n'.repeat(60)
  writeFileSync(
    join(info, 'METADATA'),
    `Metadata-Version: 2.1\nName: ${name}\nVersion: ${version}\n\n${description}`,
  )
  writeFileSync(join(info, 'INSTALLER'), 'pip\n')
  writeFileSync(join(info, 'RECORD'), '')
}

const files: Files = {
  list: (folder) => (existsSync(folder) ? readdirSync(folder) : undefined),
  text: (path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
  bytes: (path) => (existsSync(path) ? readFileSync(path) : undefined),
}

function auditSite(site: string, set: AdvisorySet, index: ReturnType<typeof createAdvisoryIndex>): Audit {
  const { packages } = readEnvironment(files, [site])
  const age = dataAgeOf(set, Date.now())
  return audit(
    { target: site, subjects: packages.map(subjectOfPackage), problems: [], ignores: [], age },
    index,
  )
}

/** With reading the records as they are kept, and nothing remembered from the round before. */
function speed(place: string, set: AdvisorySet, sites: readonly string[]): BenchResult {
  const kept = join(place, 'pypi.json')
  writeFileSync(kept, JSON.stringify(set))
  const seconds: number[] = []
  let packages = 0
  let findings = 0
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const read = parseAdvisorySet(readFileSync(kept, 'utf8')) as AdvisorySet
    const index = createAdvisoryIndex(read.advisories)
    const audits = sites.map((site) => auditSite(site, read, index))
    seconds.push((performance.now() - began) / 1000)
    packages = audits.reduce((sum, { subjects }) => sum + subjects.length, 0)
    findings = audits.reduce((sum, each) => sum + each.findings.length, 0)
  }
  return {
    question: `${environments} environments of ${packagesEach} packages audited`,
    figures: [figure('read and audited', 's', seconds, { budget: '≤ 5 s' })],
    notes: [`${packages} packages, ${findings} findings, ${set.advisories.length} advisories.`],
  }
}

/** A Python with `packaging` and pip-audit; undefined where none can be made, which is told. */
function preparePython(place: string): string | undefined {
  const folder = join(place, 'python')
  const python = join(folder, 'bin/python')
  const steps = [
    ['python3', '-m', 'venv', folder],
    [python, '-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check', pipAudit],
  ]
  const isReady = steps.every(
    ([command = '', ...args]) => spawnSync(command, args, { timeout: 300_000 }).status === 0,
  )
  return isReady ? python : undefined
}

function agreement(python: string, { advisories }: AdvisorySet): BenchResult {
  const questions = new Set<string>()
  for (const { name, versions, ranges } of advisories.flatMap(({ affected }) => affected))
    for (const version of [...versions, ...ranges.flat().map(([, at]) => at)])
      if (/^\S+$/.test(version))
        for (const end of ['', 'rc1', '+local.1']) questions.add(`${name} ${version}${end}`)
  const asked = [...questions]
  const index = createAdvisoryIndex(advisories)
  const began = performance.now()
  const own = asked.map((question) => {
    const [name = '', version = ''] = question.split(' ')
    return [...new Set(index.matchesOf(name, version).matches.flatMap(({ ids }) => ids))].sort().join(',')
  })
  const each = ((performance.now() - began) * 1000) / asked.length
  const input = `${asked.join('\n')}\n`
  const { stdout } = spawnSync(python, [reference, 'matches', records], {
    input,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  const theirs = stdout.split('\n').map((line) => line.split(' ')[2] ?? '')
  const different = asked.filter((_, place) => own[place] !== theirs[place])
  const matching = own.filter(Boolean).length
  const unexplained = different.filter((question) => !question.endsWith('+local.1'))
  return {
    question: `Same matches as the reference (packaging) over ${asked.length} versions, ${matching} of them affected`,
    figures: [
      figure('differences', '', [different.length]),
      figure('differences without a reason', '', [unexplained.length], { budget: '0' }),
      figure('one version matched', 'µs', [each]),
    ],
    notes: [
      'Reason: a local build of a version that is listed or the last affected counts as that version; the reference compares texts of it.',
      ...different.map((question) => `  ${question}`),
    ],
  }
}

type Vulnerability = { id: string; aliases: string[] }
type PeerReport = { dependencies: { name: string; version?: string; vulns?: Vulnerability[] }[] }

/** The same folder and the same records, both processes started from nothing. */
async function peer(python: string, site: string, set: AdvisorySet): Promise<BenchResult> {
  const server = spawn(python, [reference, 'serve', records], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const port = await firstLine(server)
    const began = performance.now()
    const address = `http://127.0.0.1:${port}/v1/query`
    const args = [
      '-m',
      'pip_audit',
      '--path',
      site,
      '-s',
      'osv',
      '--osv-url',
      address,
      '-f',
      'json',
      '--progress-spinner',
      'off',
    ]
    const { stdout } = spawnSync(python, args, { encoding: 'utf8', maxBuffer: 2 ** 30, timeout: 300_000 })
    const theirTime = (performance.now() - began) / 1000
    const theirs = new Set((JSON.parse(stdout) as PeerReport).dependencies.flatMap(idsOf))
    const ownBegan = performance.now()
    const { findings } = auditSite(site, set, createAdvisoryIndex(set.advisories))
    const ownTime = (performance.now() - ownBegan) / 1000
    const own = new Set(findings.flatMap(({ subject, ids }) => ids.map((id) => `${subject.name} ${id}`)))
    return {
      question: `One environment of ${packagesEach} packages beside ${pipAudit}, same records`,
      figures: [
        figure('Sentinel', 's', [ownTime], { ratio: ownTime / theirTime }),
        figure('pip-audit', 's', [theirTime]),
        figure('found by pip-audit alone', 'ids', [[...theirs].filter((id) => !own.has(id)).length], {
          budget: '0',
        }),
        figure('found by Sentinel alone', 'ids', [[...own].filter((id) => !theirs.has(id)).length]),
      ],
      notes: [
        `pip-audit names ${theirs.size} ids, Sentinel ${own.size}; its time holds its own start and 300 questions over HTTP.`,
      ],
    }
  } finally {
    server.kill()
  }
}

const idsOf = ({ name, vulns = [] }: PeerReport['dependencies'][number]) =>
  vulns.flatMap(({ id, aliases }) => [id, ...aliases].map((each) => `${normalise(name)} ${each}`))

function firstLine({ stdout }: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    stdout?.once('data', (chunk: Buffer) => done(chunk.toString().trim()))
    stdout?.once('close', () => fail(new Error('the reference server ended')))
  })
}
