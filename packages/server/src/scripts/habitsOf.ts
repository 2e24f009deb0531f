// How a Script is used: from the latest of its Runs, and what these told of rows and bytes.

import { type Habits, type Origin, originSchema, type RunStatus, runStatus } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { scheduleOf } from './scheduleOf.ts'

const limits = { runs: 500, days: 30, origins: 8 } as const

const runRow = z
  .object({
    startedAt: z.string(),
    status: runStatus,
    cpuMs: z.number().nullable(),
    memory: z.number().nullable(),
    origin: z.string(),
  })
  .transform(({ origin, ...rest }) => {
    const parsed = originSchema.nullable().safeParse(origin === '' ? null : JSON.parse(origin))
    return { ...rest, origin: parsed.success ? parsed.data : null }
  })
type RunRow = z.infer<typeof runRow>

export async function habitsOf(store: EvidenceStore, hash: string): Promise<Habits> {
  const [runs, amounts] = await Promise.all([readRuns(store, hash), readAmounts(store, hash)])
  const told = (type: string, name: 'rows' | 'sent' | 'received') =>
    amounts.filter((one) => one.type === type).reduce((sum, one) => sum + one[name], 0)
  return {
    schedule: scheduleOf(runs.map(({ startedAt }) => Date.parse(startedAt))),
    runs: runs.length,
    cpuMs: middleOf(runs.map(({ cpuMs }) => cpuMs)),
    peakMemoryBytes: middleOf(runs.map(({ memory }) => memory)),
    rowsRead: told('data.read', 'rows'),
    rowsWritten: told('data.written', 'rows'),
    bytesSent: told('http.requested', 'sent'),
    bytesReceived: told('http.requested', 'received'),
    days: daysOf(runs),
    ...originsOf(runs.flatMap(({ origin }) => origin ?? [])),
  }
}

const readRuns = (store: EvidenceStore, hash: string): Promise<RunRow[]> =>
  readAll(store, {
    name: 'scriptHabits',
    sql: `SELECT started_at AS startedAt, status,
            JSONExtract(state, 'summary', 'cpuMs', 'Nullable(Float64)') AS cpuMs,
            JSONExtract(state, 'summary', 'peakMemoryBytes', 'Nullable(Float64)') AS memory,
            JSONExtractRaw(state, 'summary', 'origin') AS origin
          FROM runs FINAL WHERE script_sha256 = {hash:String}
          ORDER BY run_id DESC LIMIT ${limits.runs}`,
    params: { hash },
    row: runRow,
  })

/** Events that came again carry their sums in the last `event.repeated`. */
const readAmounts = (store: EvidenceStore, hash: string) => {
  const amount = (name: string) =>
    `sum(greatest(JSONExtractUInt(acts.record, 'event', '${name}'), JSONExtractUInt(repeats.last, 'event', 'sums', '${name}')))`
  const latest = `(endpoint_id, run_id) IN (SELECT endpoint_id, run_id FROM runs WHERE script_sha256 = {hash:String}
    ORDER BY run_id DESC LIMIT ${limits.runs})`
  return readAll(store, {
    name: 'scriptAmounts',
    sql: `SELECT acts.type AS type, ${amount('rows')} AS rows, ${amount('bytesSent')} AS sent,
            ${amount('bytesReceived')} AS received
          FROM (SELECT endpoint_id, run_id, seq, type, record FROM events
            WHERE type IN ('data.read', 'data.written', 'http.requested') AND ${latest}) AS acts
          LEFT JOIN (SELECT endpoint_id, run_id, repeat_of, argMax(record, n) AS last FROM events
            WHERE repeat_of IS NOT NULL AND ${latest} GROUP BY endpoint_id, run_id, repeat_of) AS repeats
          ON acts.endpoint_id = repeats.endpoint_id AND acts.run_id = repeats.run_id AND acts.seq = repeats.repeat_of
          GROUP BY type`,
    params: { hash },
    row: z.object({ type: z.string(), rows: z.number(), sent: z.number(), received: z.number() }),
  })
}

function middleOf(values: readonly (number | null)[]): { median: number; most: number } | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b)
  const most = known.at(-1)
  return most === undefined ? null : { median: known[Math.floor(known.length / 2)] as number, most }
}

const isFailed = (status: RunStatus) => status === 'failed' || status === 'killed'

function daysOf(runs: readonly RunRow[]): Habits['days'] {
  const days = new Map<string, { runs: number; failed: number }>()
  for (const { startedAt, status } of runs) {
    const day = startedAt.slice(0, 10)
    const before = days.get(day) ?? { runs: 0, failed: 0 }
    days.set(day, { runs: before.runs + 1, failed: before.failed + (isFailed(status) ? 1 : 0) })
  }
  return [...days]
    .map(([day, counts]) => ({ day, ...counts }))
    .sort((one, other) => one.day.localeCompare(other.day))
    .slice(-limits.days)
}

/** Those that are known, the most frequent first; the evidence is that of the latest Run. */
function originsOf(origins: readonly Origin[]): Pick<Habits, 'origins' | 'assistants'> {
  return {
    origins: counted(
      origins
        .filter(({ kind }) => kind !== 'unknown')
        .map(({ kind, program, evidence }) => ({ kind, program, evidence })),
      ({ kind, program }) => `${kind} ${program}`,
    ),
    assistants: counted(
      origins.flatMap(({ assistants }) => assistants),
      ({ name, did }) => `${did} ${name}`,
    ),
  }
}

function counted<T extends object>(
  values: readonly T[],
  keyOf: (value: T) => string,
): (T & { runs: number })[] {
  const found = new Map<string, T & { runs: number }>()
  for (const value of values) {
    const known = found.get(keyOf(value))
    if (known) known.runs++
    else found.set(keyOf(value), { ...value, runs: 1 })
  }
  return [...found.values()].sort((one, other) => other.runs - one.runs).slice(0, limits.origins)
}
