// Alerts of a small company, for tests and for looking at screens without a server. Deeds change them.

import {
  type Alert,
  type AlertDeed,
  type AlertDetail,
  type AlertState,
  SentinelError,
} from '@sentinel/contract'
import type { Answers } from './fakeApi.ts'

const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')
const part = (factor: number, why: string) => ({ factor, why })

export function sampleAlerts(now: number): AlertDetail[] {
  const titles = ['A secret stands in the script', 'Untrusted data becomes part of a command', 'A new host']
  return titles.map(
    (title, i): AlertDetail => ({
      id: `${i}`.repeat(16),
      rule: ['provider-secret', 'command-injection', 'first-host'][i] ?? '',
      title,
      source: i === 2 ? 'anomaly' : 'code',
      severity: (['critical', 'high', 'low'] as const)[i] ?? 'low',
      confidence: 'high',
      technique: i === 0 ? 'T1552.001' : null,
      script: '/home/ada/jobs/etl.py',
      state: i === 1 ? 'acknowledged' : 'new',
      assignee: null,
      risk: {
        score: [81, 40, 6][i] ?? 0,
        parts: {
          severity: part(1, 'it is critical'),
          confidence: part(0.9, 'the rule is seldom wrong'),
          executed: part(1, 'the script was run'),
          data: part(0.9, 'no class of data is known'),
          reach: part(1, 'it runs on two endpoints'),
          exposure: part(1, 'it talks to the internet'),
        },
      },
      message: 'A secret stands in the script: a GitHub token.',
      why: 'Whoever reads the script can use it.',
      respond: 'Revoke it, then read it from a password store.',
      occurrences: 14 - i,
      endpoints: 2,
      accounts: ['ada'],
      dataClasses: [],
      firstAt: iso(now - 86_400_000),
      lastAt: iso(now - 60_000 * (i + 1)),
      last: {
        run: '01950000-0000-7000-8000-000000000001',
        endpoint: { id: 'a'.repeat(32), name: 'desk-04' },
        n: 41,
      },
      reopened: 0,
      history: [
        { number: 1, time: iso(now - 86_400_000), operator: '', act: 'raised', state: 'new', text: '' },
      ],
      deliveries: [],
    }),
  )
}

const after: Partial<Record<AlertDeed['act'], AlertState>> = {
  acknowledge: 'acknowledged',
  resolve: 'resolved',
  archive: 'archived',
  expect: 'resolved',
  reopen: 'new',
}

export function alertAnswers(now = Date.now()): Answers {
  const all = sampleAlerts(now)
  const found = (id: string | undefined): AlertDetail => {
    const alert = all.find((one) => one.id === id)
    if (!alert) throw new SentinelError('alert-unknown', { alert: id ?? '' })
    return alert
  }
  const listed = (state: string) => (alert: Alert) =>
    state === 'all' ||
    (state === 'open' ? ['new', 'acknowledged'].includes(alert.state) : alert.state === state)
  return {
    me: () => ({ operator: 'local', server: 'sentinel' }),
    alerts: ({ query }) => {
      const alerts = all.filter(listed(query?.state ?? 'open')).map((alert) => ({ ...alert }))
      const of = (state: AlertState) => all.filter((alert) => alert.state === state).length
      const counts = {
        new: of('new'),
        acknowledged: of('acknowledged'),
        resolved: of('resolved'),
        archived: of('archived'),
      }
      return { alerts, total: alerts.length, counts }
    },
    alert: ({ params }) => ({ ...found(params?.id) }),
    changeAlert: ({ params, body }) => {
      const alert = found(params?.id)
      if (!body) throw new TypeError('a deed is expected')
      alert.state = after[body.act] ?? alert.state
      if (body.act === 'assign') alert.assignee = body.assignee
      return { ...alert }
    },
  }
}
