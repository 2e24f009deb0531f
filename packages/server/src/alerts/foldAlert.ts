// An Alert as the sum of its Findings and of what people did: pure, so that every way through its states can be tried.

import { createHash } from 'node:crypto'
import type { Alert, AlertAct, AlertDeed, AlertState, Expected } from '@sentinel/contract'
import { severityRank } from '../findings/severityRank.ts'
import type { RaisedFinding } from './raisedFinding.ts'
import { riskOf } from './riskOf.ts'

/** `unusual`: what was told of late that somebody may expect. `expected`: what somebody did. `closed`: how things stood when somebody resolved or archived it. */
export type KeptAlert = {
  alert: Alert
  isExecuted: boolean
  hosts: string[]
  unusual?: Expected[]
  expected?: Expected[]
  closed: { at: string; risk: number; endpoints: number } | null
}
export type Change = { act: AlertAct; text: string }
export type Folded = { kept: KeptAlert; change?: Change }

const listed = 32
/** What is archived comes back when its risk has grown by so much. */
const worse = 5

/** The same for the same rule about the same script. */
export const alertId = ({ rule, script }: Pick<RaisedFinding, 'rule' | 'script'>): string =>
  createHash('sha256').update(`${rule}\n${script}`).digest('hex').slice(0, 16)

/** `isNewEndpoint`: it was not found there before. */
export function foldFinding(
  before: KeptAlert | undefined,
  raised: RaisedFinding,
  isNewEndpoint: boolean,
): Folded {
  const { rule, title, source, technique, message, why, respond, script, time } = raised
  const old = before?.alert
  const isExecuted = raised.isExecuted || (before?.isExecuted ?? false)
  const hosts = union(before?.hosts, raised.hosts)
  const counted = {
    severity:
      old && severityRank(old.severity) > severityRank(raised.severity) ? old.severity : raised.severity,
    confidence: raised.confidence,
    dataClasses: union(old?.dataClasses, raised.dataClasses),
    endpoints: (old?.endpoints ?? 0) + (isNewEndpoint ? 1 : 0),
  }
  const alert: Alert = {
    id: alertId(raised),
    ...{ rule, title, source, technique, message, why, respond, script },
    ...counted,
    state: old?.state ?? 'new',
    assignee: old?.assignee ?? null,
    risk: riskOf({ ...counted, isExecuted, hosts }),
    occurrences: (old?.occurrences ?? 0) + 1,
    accounts: union(old?.accounts, [raised.account]),
    firstAt: old && old.firstAt < time ? old.firstAt : time,
    lastAt: old && old.lastAt > time ? old.lastAt : time,
    last: { run: raised.run, endpoint: raised.endpoint, n: raised.n },
    reopened: old?.reopened ?? 0,
  }
  const kept = {
    ...before,
    alert,
    isExecuted,
    hosts,
    ...unusualOf(before, raised),
    closed: before?.closed ?? null,
  }
  if (!old) return { kept, change: { act: 'raised', text: message } }
  const reason = whyReopened(kept, time)
  return reason === undefined ? { kept } : reopened(kept, reason)
}

/** Of each subject the last, which says how much it was. */
function unusualOf(before: KeptAlert | undefined, { anomaly }: RaisedFinding): Pick<KeptAlert, 'unusual'> {
  if (!anomaly) return {}
  const others = (before?.unusual ?? []).filter(({ subject }) => subject !== anomaly.subject)
  return { unusual: [...others, anomaly].slice(-listed) }
}

/** What was resolved comes back with whatever happens after; what was archived only when it is worse. */
function whyReopened({ alert, closed }: KeptAlert, time: string): string | undefined {
  if (!closed) return undefined
  if (alert.state === 'resolved') return time > closed.at ? 'found again after it was resolved' : undefined
  if (alert.endpoints > closed.endpoints)
    return `found on ${alert.endpoints} endpoints, ${closed.endpoints} when it was archived`
  return alert.risk.score >= closed.risk + worse
    ? `its risk is ${alert.risk.score}, ${closed.risk} when it was archived`
    : undefined
}

function reopened(kept: KeptAlert, text: string): Folded {
  const alert = { ...kept.alert, state: 'new' as const, reopened: kept.alert.reopened + 1 }
  return { kept: { ...kept, alert, closed: null }, change: { act: 'reopened', text } }
}

/** Undefined where nothing would change. */
export function foldDeed(kept: KeptAlert, deed: AlertDeed, now: string): Folded | undefined {
  switch (deed.act) {
    case 'comment':
      return { kept, change: { act: 'commented', text: deed.text } }
    case 'assign':
      if (deed.assignee === kept.alert.assignee) return undefined
      return {
        kept: { ...kept, alert: { ...kept.alert, assignee: deed.assignee } },
        change: { act: 'assigned', text: deed.assignee ?? '' },
      }
    case 'acknowledge':
      return into(kept, 'acknowledged', { act: 'acknowledged', text: deed.reason ?? '' }, now)
    case 'resolve':
      return into(kept, 'resolved', { act: 'resolved', text: deed.reason }, now)
    case 'archive':
      return into(kept, 'archived', { act: 'archived', text: deed.reason }, now)
    case 'expect': {
      const folded = into(kept, 'resolved', { act: 'expected', text: deed.reason ?? '' }, now)
      return folded && { ...folded, kept: { ...folded.kept, expected: kept.unusual ?? [] } }
    }
    case 'reopen':
      return into({ ...kept, expected: [] }, 'new', { act: 'reopened', text: deed.reason ?? '' }, now)
  }
}

function into(kept: KeptAlert, state: AlertState, change: Change, now: string): Folded | undefined {
  if (kept.alert.state === state) return undefined
  const { risk, endpoints } = kept.alert
  const isClosed = state === 'resolved' || state === 'archived'
  const closed = isClosed ? { at: now, risk: risk.score, endpoints } : null
  return { kept: { ...kept, alert: { ...kept.alert, state }, closed }, change }
}

const union = (before: readonly string[] | undefined, more: readonly string[]): string[] =>
  [...new Set([...(before ?? []), ...more])].slice(0, listed)
