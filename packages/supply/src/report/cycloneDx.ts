// A bill of materials as CycloneDX 1.6 JSON (ECMA-424), with what is known against its components and accepted risks.

import type { Audit, PackageFinding, Subject } from '../audit/audit.ts'
import { purlOf } from '../names/packageName.ts'
import { pageAddress } from './pageAddress.ts'

/** What a document needs from outside: a moment and a random UUID. */
export type DocumentStamp = { now: string; uuid: string; version: string }

/**
 * VEX (CycloneDX 1.6): only the faults that somebody answers for, with reason, owner and last day, and the packages that
 * they are in.
 */
export function cycloneDxVex(audit: Audit, stamp: DocumentStamp): object {
  const findings = audit.findings.filter(({ ignored }) => ignored)
  return cycloneDx({ ...audit, findings, subjects: findings.map(({ subject }) => subject) }, stamp)
}

export function cycloneDx(audit: Audit, { now, uuid, version }: DocumentStamp): object {
  const subjects = distinct(audit.subjects)
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    metadata: {
      timestamp: now,
      tools: { components: [{ type: 'application', name: 'Sentinel', version }] },
      component: { type: 'application', 'bom-ref': 'target', name: audit.target },
      ...(audit.age.kind === 'known'
        ? { properties: [{ name: 'sentinel:advisories:newest', value: audit.age.newest }] }
        : {}),
    },
    components: [...subjects].map(([ref, subject]) => componentOf(ref, subject)),
    dependencies: [{ ref: 'target', dependsOn: [...subjects.keys()] }],
    ...(audit.age.kind === 'known' ? { vulnerabilities: onceEach(audit.findings).map(vulnerabilityOf) } : {}),
  }
}

const refOf = (subject: Subject) => purlOf(subject)

export function distinct(subjects: readonly Subject[]): Map<string, Subject> {
  return new Map(subjects.map((subject) => [refOf(subject), subject]))
}

/** A package that is there twice is one component, and the format refuses to be told one thing twice. */
function onceEach(findings: readonly PackageFinding[]): PackageFinding[] {
  return [...new Map(findings.map((each) => [`${refOf(each.subject)} ${each.ids[0]}`, each])).values()]
}

const componentOf = (ref: string, subject: Subject) => ({
  type: 'library',
  'bom-ref': ref,
  name: subject.name,
  ...(subject.version ? { version: subject.version } : {}),
  purl: ref,
  ...(subject.licence ? { licenses: [{ license: { name: subject.licence } }] } : {}),
})

function vulnerabilityOf({
  ids,
  score,
  severity,
  vector,
  summary,
  page,
  fix,
  subject,
  ignored,
  published,
}: PackageFinding) {
  const method = vector ? methodOf(vector) : 'other'
  const rating = {
    severity: severity === 'unrated' ? 'unknown' : severity,
    method,
    ...(score === null ? {} : { score }),
  }
  return {
    id: ids[0],
    ...(ids.length > 1
      ? { references: ids.slice(1).map((id) => ({ id, source: { name: sourceOf(id) } })) }
      : {}),
    ratings: [vector ? { ...rating, vector } : rating],
    ...(summary ? { description: summary } : {}),
    ...(fix ? { recommendation: `Upgrade ${subject.name} to ${fix}` } : {}),
    ...(page ? { advisories: [{ url: pageAddress(page) }] } : {}),
    ...(published ? { published } : {}),
    // An ignored fault is still there: somebody decided to live with it for a while.
    ...(ignored
      ? {
          analysis: {
            state: 'exploitable',
            response: ['will_not_fix'],
            detail: `${ignored.reason} (${ignored.owner}, until ${ignored.expires})`,
          },
          properties: [
            { name: 'sentinel:ignore:id', value: ignored.id },
            { name: 'sentinel:ignore:reason', value: ignored.reason },
            { name: 'sentinel:ignore:owner', value: ignored.owner },
            { name: 'sentinel:ignore:expires', value: ignored.expires },
          ],
        }
      : {}),
    affects: [{ ref: refOf(subject) }],
  }
}

const methodOf = (vector: string) =>
  vector.startsWith('CVSS:4')
    ? 'CVSSv4'
    : vector.startsWith('CVSS:3.1')
      ? 'CVSSv31'
      : vector.startsWith('CVSS:3')
        ? 'CVSSv3'
        : 'CVSSv2'

const sourceOf = (id: string) => (id.startsWith('CVE-') ? 'NVD' : id.startsWith('GHSA-') ? 'GitHub' : 'OSV')
