// Which Python releases are still cared for: reads `pythons/releases.yaml` and answers for one version on one day.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { KnowledgeInvalid, knowledgeFolder } from './loadKnowledge.ts'

const day = z.iso.date()
const releases = z.strictObject({
  asOf: day,
  releases: z.array(z.strictObject({ version: z.string().regex(/^\d\.\d+$/), released: day, ends: day })),
})
export type PythonReleases = z.infer<typeof releases>

export type PythonSupport = {
  state: 'supported' | 'end-of-life' | 'prerelease' | 'unknown'
  /** The last day of support, `2027-10-31`; null where the release is not known. */
  ends: string | null
}

/** Throws KnowledgeInvalid. */
export const loadPythonReleases = (folder: string = knowledgeFolder): PythonReleases => {
  const file = join(folder, 'pythons/releases.yaml')
  try {
    return releases.parse(parse(readFileSync(file, 'utf8')))
  } catch (cause) {
    throw new KnowledgeInvalid(file, cause)
  }
}

/** Of a version as interpreters give it (`3.11.7`, `3.15.0a2`) on a day (`2026-11-01`). */
export const pythonSupport = (
  known: PythonReleases,
  version: string | null,
  today: string,
): PythonSupport => {
  const feature = /^\d+\.\d+/.exec(version ?? '')?.[0]
  const release = known.releases.find((candidate) => candidate.version === feature)
  if (!release) return { state: 'unknown', ends: null }
  const { released, ends } = release
  if (today < released) return { state: 'prerelease', ends }
  return { state: today > ends ? 'end-of-life' : 'supported', ends }
}
