// The report of the last days, put together from what the other nouns answer.

import { hostname } from 'node:os'
import { type Report, severity } from '@sentinel/contract'
import { z } from 'zod'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { coverage } from '../coverage/coverage.ts'
import { listEndpoints } from '../endpoints/listEndpoints.ts'
import { listIntegrity } from '../endpoints/listIntegrity.ts'
import { type EvidenceStore, readAll, readOne } from '../evidenceStore/evidenceStore.ts'
import { daysAgo, now } from '../now.ts'
import { overview } from '../overview/overview.ts'
import { automationsIn, place } from './automations.ts'
import { adoptable, decisionsOf } from './decisions.ts'

export type ReportStores = { evidence: EvidenceStore; control: ControlStore }

export async function report(stores: ReportStores, days: number): Promise<Report> {
  const { evidence, control } = stores
  const [seen, endpoints, covered, signs, anchors, policies, automations] = await Promise.all([
    overview(evidence, days),
    listEndpoints(stores, days),
    coverage(evidence, { days }),
    listIntegrity(stores, { days }),
    control.anchors.list(400),
    control.policies.list(),
    automationsIn(evidence, days),
  ])
  const [totals, counts, data, stopped, open] = await Promise.all([
    totalsIn(evidence, days),
    findingsIn(evidence, days),
    dataIn(evidence, days),
    stoppedIn(evidence, days),
    control.alerts.list({ filter: { minSeverity: 'high' }, limit: 1 }),
  ])
  const standing = (status: string) => endpoints.filter((endpoint) => endpoint.status === status).length
  const kinds = Map.groupBy(signs, ({ kind }) => kind)
  const facts = {
    made: now(),
    server: hostname(),
    from: daysAgo(days),
    to: now(),
    days,
    overview: seen,
    endpoints: {
      total: endpoints.length,
      reporting: standing('reporting'),
      late: standing('late'),
      silent: standing('silent'),
      rows: '/endpoints',
    },
    coverage: {
      share: covered.share,
      probed: covered.probed,
      missed: covered.missed,
      causes: covered.causes,
      rows: '/endpoints',
    },
    people: { total: totals.people, rows: '/runs' },
    scripts: { total: totals.scripts, programs: totals.programs, rows: '/scripts' },
    alerts: { open: open.counts.new + open.counts.acknowledged, high: open.total, rows: '/alerts' },
    findings: { counts, rows: '/scripts?minSeverity=high' },
    data,
    stopped: { total: stopped.reduce((sum, { count }) => sum + count, 0), list: stopped, rows: '/policies' },
    integrity: {
      signs: [...kinds].map(([kind, same]) => ({ kind, count: same.length })),
      rows: '/endpoints',
    },
    proof: {
      records: endpoints.reduce((sum, { records }) => sum + records, 0),
      anchors: anchors.filter(({ time }) => time >= daysAgo(days)).length,
      lastRoot: anchors[0]?.root ?? null,
      lastAnchorAt: anchors[0]?.time ?? null,
      rows: '/endpoints',
    },
    policy: { version: policies[0]?.version ?? null, title: policies[0]?.title ?? null, rows: '/policies' },
    packages: { total: totals.packages, rows: '/inventory/packages' },
    models: { total: totals.models, rows: '/inventory/models' },
    refusals: { total: endpoints.reduce((sum, { refusals }) => sum + refusals, 0), rows: '/endpoints' },
    automations,
  }
  return { ...facts, decisions: decisionsOf(facts), adopt: adoptable(facts) }
}

const within = 'events.time >= now64() - toIntervalDay({days:UInt32})'

async function totalsIn(evidence: EvidenceStore, days: number) {
  const total = z.number()
  const [runs, models] = await Promise.all([
    readOne(evidence, {
      name: 'reportTotals',
      sql: `SELECT uniqExactIf(account, account != '') AS people, uniqExactIf(script_sha256, script_sha256 != '') AS scripts,
              uniqExactIf(${place}, script_sha256 != '' AND NOT startsWith(script_name, '-')) AS programs,
              length(groupUniqArrayArray(packages)) AS packages
            FROM runs FINAL WHERE started_at >= now64() - toIntervalDay({days:UInt32})`,
      params: { days },
      row: z.object({ people: total, scripts: total, programs: total, packages: total }),
    }),
    readOne(evidence, {
      name: 'reportModels',
      sql: `SELECT uniqExact(JSONExtractString(record, 'event', 'provider'), JSONExtractString(record, 'event', 'model')) AS models
            FROM events WHERE type = 'model.called' AND ${within}`,
      params: { days },
      row: z.object({ models: total }),
    }),
  ])
  return { people: 0, scripts: 0, programs: 0, packages: 0, models: 0, ...runs, ...models }
}

async function findingsIn(evidence: EvidenceStore, days: number): Promise<Report['findings']['counts']> {
  const rows = await readAll(evidence, {
    name: 'reportFindings',
    sql: `SELECT severity_rank AS rank, uniqExact(rule, fingerprint, if(script_path = '', script_name, script_path)) AS count
          FROM findings FINAL WHERE findings.time >= now64() - toIntervalDay({days:UInt32}) GROUP BY rank`,
    params: { days },
    row: z.object({ rank: z.number(), count: z.number() }),
  })
  const of = (rank: number) => rows.find((row) => row.rank === rank)?.count ?? 0
  return Object.fromEntries(
    severity.options.map((name, index) => [name, of(index + 1)]),
  ) as Report['findings']['counts']
}

async function dataIn(evidence: EvidenceStore, days: number): Promise<Report['data']> {
  const rows = await readAll(evidence, {
    name: 'reportData',
    sql: `SELECT name, uniqExactIf(script_path, type != 'content.sent') AS scripts, uniqExact(account) AS accounts,
            countIf(type = 'content.sent') AS left
          FROM (SELECT run_id, endpoint_id, type, arrayJoin(JSONExtractKeys(record, 'event', 'classes')) AS name
                FROM events WHERE type IN ('data.read', 'data.written', 'content.sent') AND ${within}) AS act
          LEFT JOIN (SELECT run_id, endpoint_id, account, script_path FROM runs FINAL) AS run
            ON act.run_id = run.run_id AND act.endpoint_id = run.endpoint_id
          GROUP BY name ORDER BY left DESC, scripts DESC, name LIMIT 20`,
    params: { days },
    row: z.object({ name: z.string(), scripts: z.number(), accounts: z.number(), left: z.number() }),
  })
  return rows.map((row) => ({ ...row, rows: '/inventory/files' }))
}

const stoppedIn = (evidence: EvidenceStore, days: number): Promise<Report['stopped']['list']> =>
  readAll(evidence, {
    name: 'reportStopped',
    sql: `SELECT what, reason, count() AS count, max(time) AS lastAt FROM (
            SELECT events.time AS time, JSONExtractString(record, 'event', 'reason') AS reason,
              multiIf(type = 'policy.applied', concat(JSONExtractString(record, 'event', 'act'), ' ', JSONExtractString(record, 'event', 'subject')),
                type = 'package.refused', concat('install of ', JSONExtractString(record, 'event', 'name')),
                concat('start-up file ', JSONExtractString(record, 'event', 'path'))) AS what
            FROM events WHERE ${within} AND (type IN ('package.refused', 'startup.refused')
              OR (type = 'policy.applied' AND JSONExtractString(record, 'event', 'verdict') = 'deny')))
          GROUP BY what, reason ORDER BY count DESC, lastAt DESC LIMIT 50`,
    params: { days },
    row: z.object({ what: z.string(), reason: z.string(), count: z.number(), lastAt: z.string() }),
  })
