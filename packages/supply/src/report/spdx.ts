// A bill of materials as SPDX 2.3 JSON (ISO/IEC 5962's successor), with purls as external references.

import type { Audit, Subject } from '../audit/audit.ts'
import { type DocumentStamp, distinct } from './cycloneDx.ts'

export function spdx(audit: Audit, { now, uuid, version }: DocumentStamp): object {
  const packages = [...distinct(audit.subjects)].map(([purl, subject], index) =>
    packageOf(purl, subject, index),
  )
  return {
    spdxVersion: 'SPDX-2.3',
    dataLicense: 'CC0-1.0',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: audit.target,
    documentNamespace: `urn:uuid:${uuid}`,
    creationInfo: { created: now.replace(/\.\d+Z$/, 'Z'), creators: [`Tool: Sentinel-${version}`] },
    packages,
    relationships: packages.map(({ SPDXID }) => ({
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: SPDXID,
    })),
  }
}

const packageOf = (purl: string, { name, version, licence, origin }: Subject, index: number) => ({
  SPDXID: `SPDXRef-Package-${index + 1}`,
  name,
  ...(version ? { versionInfo: version } : {}),
  downloadLocation: origin.kind === 'archive' && /^https?:/.test(origin.url) ? origin.url : 'NOASSERTION',
  filesAnalyzed: false,
  // Free text is no licence expression: it may only be told as a comment.
  licenseConcluded: 'NOASSERTION',
  licenseDeclared: 'NOASSERTION',
  copyrightText: 'NOASSERTION',
  ...(licence ? { licenseComments: `Declared as: ${licence}` } : {}),
  externalRefs: [{ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator: purl }],
})
