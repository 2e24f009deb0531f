// One Script: who runs it and how that goes, its other versions, what was found in it, its text, what its Runs touched.

import {
  type EventOf,
  eventRecordSchema,
  findingSchema,
  type Resource,
  resourceSchema,
  runStatus,
  type ScriptDetail,
  type ScriptFinding,
  type ScriptRow,
  SentinelError,
  scriptVersionSchema,
} from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { markScratch } from '../runs/scratch.ts'
import { habitsOf } from './habitsOf.ts'
import { readScripts } from './listScripts.ts'

/** `runs`: of so many of the latest Runs the Resources are told together. */
const limits = { runs: 200, resources: 500, uses: 200, versions: 100, findings: 200 } as const

/** By its hash or the beginning of it. Faults: `script-unknown`, `script-ambiguous`. */
export async function showScript(store: EvidenceStore, hash: string): Promise<ScriptDetail> {
  const script = await findScript(store, hash)
  const { sha256 } = script
  const [uses, outcomes, durations, versions, judged, findings, excerpt, touched, habits] = await Promise.all(
    [
      usesOf(store, sha256),
      outcomesOf(store, sha256),
      durationsOf(store, sha256),
      versionsOf(store, script),
      latest(store, sha256, 'script.judged'),
      findingsOf(store, sha256),
      latest(store, sha256, 'script.read'),
      resourcesOf(store, sha256),
      habitsOf(store, sha256),
    ],
  )
  const { excerpt: text = '', lines = 0, excerptLines = 0 } = excerpt ?? {}
  return {
    script,
    uses,
    outcomes,
    durationMs: durations,
    habits,
    versions,
    judgement: judged ?? null,
    findings,
    excerpt: excerpt ? { text, lines, excerptLines } : null,
    resources: markScratch(touched).filter(({ scratch }) => !scratch),
    resourcesOf: Math.min(script.runs, limits.runs),
  }
}

async function findScript(store: EvidenceStore, hash: string): Promise<ScriptRow> {
  const where = { sql: 'startsWith(script_sha256, {hash:String})', params: { hash } }
  const [script, another] = await readScripts(store, where, 2)
  if (!script) throw new SentinelError('script-unknown', { script: hash })
  if (another) throw new SentinelError('script-ambiguous', { script: hash })
  return script
}

const usesOf = (store: EvidenceStore, hash: string) =>
  readAll(store, {
    name: 'scriptUses',
    sql: `SELECT account, endpoint_id, argMax(endpoint_name, run_id) AS name, script_path AS path, count() AS runs,
            max(started_at) AS lastAt
          FROM runs FINAL WHERE script_sha256 = {hash:String}
          GROUP BY account, endpoint_id, path ORDER BY lastAt DESC LIMIT ${limits.uses}`,
    params: { hash },
    row: z
      .object({
        account: z.string(),
        endpoint_id: z.string(),
        name: z.string(),
        path: z.string(),
        runs: z.number(),
        lastAt: z.string(),
      })
      .transform(({ endpoint_id: id, name, ...use }) => ({ ...use, endpoint: { id, name } })),
  })

const outcomesOf = (store: EvidenceStore, hash: string) =>
  readAll(store, {
    name: 'scriptOutcomes',
    sql: `SELECT status, count() AS count FROM runs FINAL WHERE script_sha256 = {hash:String}
          GROUP BY status ORDER BY count DESC`,
    params: { hash },
    row: z.object({ status: runStatus, count: z.number() }),
  })

async function durationsOf(store: EvidenceStore, hash: string): Promise<ScriptDetail['durationMs']> {
  const told = await readOne(store, {
    name: 'scriptDurations',
    sql: `SELECT count() AS ended, medianExact(ms) AS median, max(ms) AS longest FROM (
            SELECT JSONExtractFloat(state, 'summary', 'durationMs') AS ms FROM runs FINAL
            WHERE script_sha256 = {hash:String} AND status != 'running')`,
    params: { hash },
    row: z.object({ ended: z.number(), median: z.number().nullable(), longest: z.number() }),
  })
  return told && told.ended > 0 ? { median: told.median ?? 0, longest: told.longest } : null
}

/** Texts of the same name and account, and those that differ in layout alone, whatever they are called. */
function versionsOf(store: EvidenceStore, { sha256, name, kind }: ScriptRow) {
  return readAll(store, {
    name: 'scriptVersions',
    sql: `WITH normal AS (SELECT JSONExtractString(record, 'event', 'sha256') AS text,
              any(JSONExtractString(record, 'event', 'normalizedSha256')) AS hash
            FROM events WHERE type = 'script.judged' GROUP BY text HAVING hash != ''),
            alike AS (SELECT text FROM normal WHERE hash IN (SELECT hash FROM normal WHERE text = {hash:String}))
          SELECT script_sha256 AS sha256, argMax(script_path, run_id) AS path, count() AS runs,
            min(started_at) AS firstAt, max(started_at) AS lastAt,
            toBool(sha256 != {hash:String} AND sha256 IN (SELECT text FROM alike)) AS isSameButLayout
          FROM runs FINAL WHERE script_sha256 != '' AND (script_sha256 = {hash:String}
            OR script_sha256 IN (SELECT text FROM alike)
            OR ({lineage:UInt8} AND script_name = {name:String}
              AND account IN (SELECT account FROM runs WHERE script_sha256 = {hash:String})))
          GROUP BY sha256 ORDER BY lastAt DESC LIMIT ${limits.versions}`,
    params: { hash: sha256, name, lineage: kind === 'file' ? 1 : 0 },
    row: scriptVersionSchema,
  })
}

const found = z
  .object({ latest: z.string(), runs: z.number(), firstAt: z.string(), lastAt: z.string() })
  .transform(
    ({ latest, ...rest }): ScriptFinding => ({ ...findingSchema.parse(JSON.parse(latest)), ...rest }),
  )

const findingsOf = (store: EvidenceStore, hash: string) =>
  readAll(store, {
    name: 'scriptFindings',
    sql: `SELECT argMax(finding, (time, n)) AS latest, uniqExact(run_id) AS runs, min(time) AS firstAt,
            max(time) AS lastAt
          FROM findings FINAL WHERE JSONExtractString(finding, 'script') = {hash:String}
          GROUP BY rule, fingerprint ORDER BY max(severity_rank) DESC, rule LIMIT ${limits.findings}`,
    params: { hash },
    row: found,
  })

/** The last Event of a kind that tells of this text. */
async function latest<T extends 'script.judged' | 'script.read'>(
  store: EvidenceStore,
  hash: string,
  type: T,
): Promise<EventOf<T> | undefined> {
  const row = await readOne(store, {
    name: 'scriptTold',
    sql: `SELECT record FROM events WHERE type = {type:String}
            AND (endpoint_id, run_id) IN (${latestRuns})
            AND JSONExtractString(record, 'event', 'sha256') = {hash:String}
          ORDER BY events.time DESC LIMIT 1`,
    params: { hash, type },
    row: z
      .object({ record: z.string() })
      .transform(({ record }) => eventRecordSchema.parse(JSON.parse(record)).event),
  })
  return row as EventOf<T> | undefined
}

const latestRuns = `SELECT endpoint_id, run_id FROM runs WHERE script_sha256 = {hash:String}
  ORDER BY run_id DESC LIMIT ${limits.runs}`

const resourcesOf = (store: EvidenceStore, hash: string): Promise<Resource[]> =>
  readAll(store, {
    name: 'scriptResources',
    sql: `SELECT resource_kind AS kind, resource AS value, act, count() AS count, min(events.time) AS firstAt,
            min(events.n) AS n, nullIf(any(events.at), '') AS at
          FROM events WHERE resource_kind != '' AND (endpoint_id, run_id) IN (${latestRuns})
          GROUP BY kind, value, act ORDER BY count DESC, value LIMIT ${limits.resources}`,
    params: { hash },
    row: resourceSchema,
  })
