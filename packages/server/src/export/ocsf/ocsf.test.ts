// Any Event that the contract lets in is told, and what is told is taken by the official schema of OCSF 1.8.0.
import type { Alert, AlertAct, Event } from '@sentinel/contract'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { foldRun } from '../../runs/foldRun.ts'
import { raised, runId, started } from '../../testing/sampleLog.ts'
import { arbitraryEvent, eventTypes } from '../testing/arbitraryEvent.ts'
import { loadOcsfSchema } from '../testing/ocsfSchema.ts'
import { alertToOcsf } from './alertToOcsf.ts'
import { classes, toOcsf } from './toOcsf.ts'

const endpoint = { id: 'e'.repeat(32), name: 'ws-1', platform: 'linux' }
const run = foldRun(undefined, [{ n: 0, event: started(runId(1)) }], { run: runId(1), endpoint })?.summary
let faultsOf: ReturnType<typeof loadOcsfSchema>
const told = new Set<number>()

beforeAll(() => {
  faultsOf = loadOcsfSchema()
}, 60_000)

describe('what is exported', () => {
  it.each(eventTypes)('of %s passes the official schema', (type) => {
    fc.assert(
      fc.property(arbitraryEvent(type), fc.boolean(), (event, isOfRun) => {
        const events = toOcsf(event, { endpoint, n: 7, run: isOfRun ? run : undefined })
        expect(events.length).toBeGreaterThan(0)
        for (const one of events) {
          told.add(one.class_uid)
          expect(faultsOf(one)).toEqual([])
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is of every class that there is a table for', () => {
    expect([...told].sort()).toEqual(classes.map(({ uid }) => uid).sort())
  })

  it('of an alert passes it too, whatever was done with it', () => {
    const acts: AlertAct[] = [
      'raised',
      'acknowledged',
      'resolved',
      'archived',
      'reopened',
      'assigned',
      'commented',
    ]
    for (const source of ['code', 'policy', 'detection', 'anomaly'] as const)
      for (const [index, act] of acts.entries()) {
        const change = {
          number: index + 1,
          time: alert.lastAt,
          operator: 'ada',
          act,
          state: 'new',
          text: 'why',
        } as const
        expect(faultsOf(alertToOcsf({ alert: { ...alert, source }, change, platform: 'win32' }))).toEqual([])
      }
  })

  it('has the same identity however often it is told, and another for each class and record', () => {
    const uids = (event: Event, n: number) =>
      toOcsf(event, { endpoint, n, run }).map(({ metadata }) => metadata.uid)
    const all = [...uids(started(runId(1)), 0), ...uids(raised(runId(1)), 1)]
    expect(uids(started(runId(1)), 0)).toEqual(all.slice(0, 2))
    expect(new Set(all).size).toBe(all.length)
  })

  it('never holds the text of a script or an excerpt of it', () => {
    const excerpt = 'a line of the script'
    const event: Event = {
      ...{ type: 'script.read', run: runId(1), time: '2026-01-31T08:15:00.123456Z', sha256: 'a'.repeat(64) },
      ...{ path: '/a.py', lines: 3, excerpt, excerptLines: 3 },
    }
    expect(JSON.stringify(toOcsf(event, { endpoint, n: 1, run }))).not.toContain(excerpt)
  })
})

describe('the schema', () => {
  it('refuses what is no event of it', () => {
    const [event] = toOcsf(started(runId(1)), { endpoint, n: 0, run })
    expect(faultsOf({ ...event, severity_id: 8 })).not.toEqual([])
    expect(faultsOf({ ...event, severity: 'Grave' })).not.toEqual([])
    expect(faultsOf({ ...event, invented: 1 })).not.toEqual([])
    expect(faultsOf({ ...event, device: undefined })).not.toEqual([])
    expect(faultsOf({ ...event, script: { type_id: 3 } })).not.toEqual([])
    expect(faultsOf({ ...event, time: 'now' })).not.toEqual([])
  })
})

const part = { factor: 0.5, why: 'it is so' }
const alert: Alert = {
  id: '0123456789abcdef',
  rule: 'reads-keys',
  title: 'A script reads private keys',
  source: 'detection',
  severity: 'high',
  confidence: 'high',
  technique: 'T1552.001',
  script: '/home/ada/etl.py',
  state: 'new',
  assignee: null,
  risk: {
    score: 42.4,
    parts: { severity: part, confidence: part, executed: part, data: part, reach: part, exposure: part },
  },
  message: 'It read a key.',
  why: 'Keys open doors.',
  respond: 'Ask its owner.',
  occurrences: 3,
  endpoints: 1,
  accounts: ['ada'],
  dataClasses: [],
  firstAt: '2026-01-31T08:15:00.123456Z',
  lastAt: '2026-01-31T08:15:00.123456Z',
  last: { run: runId(1), endpoint: { id: endpoint.id, name: endpoint.name }, n: 9 },
  reopened: 0,
}
