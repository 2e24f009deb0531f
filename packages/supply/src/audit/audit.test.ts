// Audits from records and files to a verdict, and every way of telling it.

import { describe, expect, it } from 'vitest'
import { createAdvisoryIndex } from '../advisories/advisoryIndex.ts'
import { dataAgeOf } from '../advisories/dataAge.ts'
import { importFolder } from '../advisories/importAdvisories.ts'
import { readPackages } from '../environments/readPackages.ts'
import { filesOf } from '../files.ts'
import { auditSarif } from '../report/auditSarif.ts'
import { auditText } from '../report/auditText.ts'
import { cycloneDx } from '../report/cycloneDx.ts'
import { spdx } from '../report/spdx.ts'
import { readDependencies } from '../requirements/readDependencies.ts'
import { type Audit, audit, counts, type Subject } from './audit.ts'
import { parseIgnores } from './ignores.ts'
import { subjectOfPackage, subjectsOfRequirements } from './subjects.ts'

const now = '2026-01-02T00:00:00Z'
const stamp = { now, uuid: '3e671687-395b-41f5-a30f-a58921a69b79', version: '0.1.0' }
const record = (id: string, name: string, fixed: string | null, more = {}) =>
  JSON.stringify({
    id,
    modified: '2026-01-01T00:00:00Z',
    summary: `What is wrong in ${id}`,
    affected: [
      {
        package: { ecosystem: 'PyPI', name },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, ...(fixed ? [{ fixed }] : [])] }],
      },
    ],
    ...more,
  })
const { set } = importFolder(
  filesOf({
    '/d/1.json': record('PYSEC-1', 'requests', '2.31.0', {
      aliases: ['CVE-1'],
      severity: [{ type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' }],
    }),
    '/d/2.json': record('GHSA-2', 'minor', null, { database_specific: { severity: 'LOW' } }),
    '/d/3.json': record('MAL-3', 'evil', null),
    '/d/4.json': record('PYSEC-4', 'unrated', '2'),
  }),
  '/d',
  now,
)
const index = createAdvisoryIndex(set.advisories)
const age = dataAgeOf(set, Date.parse(now))
const subject = (name: string, version: string, more: Partial<Subject> = {}): Subject => ({
  ecosystem: 'pypi',
  name,
  version,
  origin: { kind: 'index' },
  licence: null,
  place: { file: 'requirements.txt', line: 3 },
  ...more,
})
const auditOf = (subjects: Subject[], more: Partial<Audit> & { ignores?: never[] } = {}) =>
  audit({ target: 'a test', subjects, problems: [], ignores: [], age, ...more }, index)

describe('an audit', () => {
  it('counts what reaches the threshold, and what nobody has rated', () => {
    const { findings, fixes } = auditOf([
      subject('requests', '2.30'),
      subject('minor', '1'),
      subject('evil', '1'),
      subject('unrated', '1'),
      subject('six', '1.16.0'),
    ])
    const counted = findings.filter((each) => counts(each, 'high')).map((each) => each.ids[0])
    expect(counted).toEqual(['CVE-1', 'MAL-3', 'PYSEC-4'])
    expect(fixes).toEqual({ 'requests 2.30': '2.31.0', 'unrated 1': '2' })
  })

  it('holds nothing against packages that the system patches, or against copies in others', () => {
    const folder = '/usr/lib/python3/dist-packages'
    const info = `${folder}/requests-2.28.1.dist-info/METADATA`
    const patched = readPackages(filesOf({ [info]: 'Name: requests\nVersion: 2.28.1\n' }), folder)
    const { findings } = auditOf([
      ...patched.map(subjectOfPackage),
      subject('requests', '2.28.1+deb12u1'),
      subject('requests', '2.28.1', { origin: { kind: 'vendored', within: 'pip' } }),
    ])
    expect(findings.map(({ standing }) => standing)).toEqual(['patched', 'patched', 'carried'])
    expect(findings.filter((each) => counts(each, 'info'))).toEqual([])
  })

  it('says of what it cannot judge that it cannot', () => {
    const asked = readDependencies(
      filesOf({ '/r.txt': 'requests>=2\nsix==1\ngit+https://h/own.git\nminor==1; python_version<"3"' }),
      '/r.txt',
      { python_version: '3.12' },
    )
    const { unjudged, findings } = auditOf(subjectsOfRequirements(asked.requirements))
    expect(unjudged.map((each) => each.subject.name)).toEqual(['requests', 'own'])
    expect(findings).toEqual([])
  })

  it('without data judges nothing, and no form of it reads as clean', () => {
    const nothing = auditOf([subject('evil', '1')], { age: { kind: 'none' } })
    expect(nothing.unjudged).toHaveLength(1)
    expect(auditText(nothing, [])).toMatch(/No advisory data: nothing was judged/)
    expect(auditText(nothing, [])).not.toMatch(/0 known faults/)
    expect(auditSarif(nothing, [])).toMatchObject({
      runs: [{ invocations: [{ executionSuccessful: false }] }],
    })
    expect(cycloneDx(nothing, stamp)).not.toHaveProperty('vulnerabilities')
  })
})

describe('ignores', () => {
  const text = (more: string) => `[[ignore]]\nid = "CVE-1"\n${more}`
  const whole = 'reason = "not reached"\nowner = "platform team"\nexpires = 2026-02-01\n'

  it('silence by any id of a fault, and only while they last', () => {
    const ignores = parseIgnores(text(whole), '2026-02-01').valid
    const { findings } = audit(
      { target: 't', subjects: [subject('requests', '2.30')], problems: [], ignores, age },
      index,
    )
    expect(findings[0]?.ignored?.owner).toBe('platform team')
    expect(findings.some((each) => counts(each, 'info'))).toBe(false)
    expect(parseIgnores(text(whole), '2026-02-02')).toMatchObject({ valid: [], expired: [{ id: 'CVE-1' }] })
  })

  it('without reason, owner or end are problems', () => {
    for (const missing of ['reason', 'owner', 'expires']) {
      const lines = whole.split('\n').filter((line) => !line.startsWith(missing))
      const { valid, problems } = parseIgnores(text(lines.join('\n')), '2026-01-01')
      expect(valid).toEqual([])
      expect(problems).toEqual([expect.stringContaining('ignore 1 has no')])
    }
    expect(parseIgnores('= =', '2026-01-01').problems).toHaveLength(1)
  })
})

describe('an audit is told', () => {
  const told = auditOf([
    subject('requests', '2.30', { licence: 'Apache-2.0' }),
    subject('requests', '2.30'),
    subject('local', '1.0+cpu'),
  ])

  it('as text, with place, fix and the age of the data', () => {
    const text = auditText(told, told.findings)
    expect(text).toContain('requests 2.30  (requirements.txt:3)')
    expect(text).toContain('high')
    expect(text).toContain('Fix: requests==2.31.0')
    expect(text).toContain('(1 day old)')
  })

  it('as SARIF, each result under a rule of its own', () => {
    const { runs } = auditSarif(told, told.findings) as {
      runs: [{ tool: { driver: { rules: { id: string }[] } }; results: { ruleId: string }[] }]
    }
    const ids = runs[0].tool.driver.rules.map(({ id }) => id)
    expect(ids).toEqual(['CVE-1'])
    expect(runs[0].results.every(({ ruleId }) => ids.includes(ruleId))).toBe(true)
  })

  it('as CycloneDX, where every reference leads somewhere', () => {
    const bom = cycloneDx(told, stamp) as {
      components: { 'bom-ref': string; purl: string }[]
      vulnerabilities: { affects: { ref: string }[]; ratings: object[] }[]
    }
    const refs = bom.components.map((each) => each['bom-ref'])
    expect(new Set(refs).size).toBe(refs.length)
    expect(bom.vulnerabilities.flatMap(({ affects }) => affects).every(({ ref }) => refs.includes(ref))).toBe(
      true,
    )
    expect(bom.vulnerabilities[0]?.ratings).toMatchObject([
      { severity: 'high', method: 'CVSSv31', score: 7.5 },
    ])
    expect(bom).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: `urn:uuid:${stamp.uuid}`,
    })
  })

  it('as SPDX, with all that 2.3 demands', () => {
    const document = spdx(told, stamp) as { packages: Record<string, unknown>[] }
    for (const member of [
      'spdxVersion',
      'dataLicense',
      'SPDXID',
      'name',
      'documentNamespace',
      'creationInfo',
    ])
      expect(document).toHaveProperty(member)
    for (const each of document.packages)
      for (const member of ['SPDXID', 'name', 'downloadLocation']) expect(each).toHaveProperty(member)
    expect(document.packages).toHaveLength(2)
  })
})
