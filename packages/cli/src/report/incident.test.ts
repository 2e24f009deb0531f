// The report on one alert: every step in the order of time, the act it is about marked, nothing recorded that becomes markup.
import type { AlertDetail, EventRow } from '@sentinel/contract'
import { describe, expect, it } from 'vitest'
import { incidentCsv } from './csv.ts'
import { incidentOf } from './incident.ts'
import { incidentPage } from './incidentPage.ts'

const at = (second: number) => `2026-03-31T08:15:${String(second).padStart(2, '0')}.000000Z`
const run = '01950000-0000-7000-8000-000000000001'
const part = (why: string) => ({ factor: 0.8, why })
const alert: AlertDetail = {
  id: '3f9a12'.padEnd(16, '0'),
  rule: 'ssh-key-read',
  title: 'A private SSH key is read',
  source: 'detection',
  severity: 'high',
  confidence: 'high',
  technique: 'T1552.004',
  script: '/home/ada/<b>a.py',
  state: 'acknowledged',
  assignee: null,
  risk: {
    score: 41,
    parts: {
      severity: part('severity high'),
      confidence: part('confidence high'),
      executed: part('it was done'),
      data: part('no personal data was seen'),
      reach: part('one endpoint'),
      exposure: part('no host was reached'),
    },
  },
  message: 'read id_rsa',
  why: 'Whoever has the key signs in as its owner.',
  respond: 'Ask the owner.',
  occurrences: 1,
  endpoints: 1,
  accounts: ['ada'],
  dataClasses: ['cpf'],
  firstAt: at(2),
  lastAt: at(2),
  last: { run, endpoint: { id: 'e'.repeat(32), name: 'ws-1' }, n: 102 },
  reopened: 0,
  history: [
    { number: 1, time: at(2), operator: '', act: 'raised', state: 'new', text: 'read id_rsa' },
    { number: 2, time: at(50), operator: 'bob', act: 'acknowledged', state: 'acknowledged', text: '' },
  ],
  deliveries: [{ change: 1, channel: 'soc', state: 'sent', attempts: 1, time: at(3), reason: '' }],
}
const opened = (n: number, path: string): EventRow => ({
  n,
  event: { type: 'file.opened', run, seq: n, time: at(n - 100), path, access: 'read' },
})

describe('the report on an alert', () => {
  const events = [
    opened(101, '/home/ada/list.csv'),
    opened(102, '/home/ada/.ssh/id_rsa'),
    opened(104, '/tmp/<script>'),
  ]
  const told = incidentOf(alert, null, events, at(59))

  it('has what was done, what people did and who was told, in the order of time', () => {
    expect(told.timeline.map(({ what }) => what)).toEqual([
      'read list.csv',
      'read id_rsa',
      'raised the alert: read id_rsa',
      'told soc',
      'read <script>',
      'acknowledged the alert',
    ])
    expect(told.timeline.filter(({ isCause }) => isCause).map(({ what }) => what)).toEqual(['read id_rsa'])
  })

  it('tells the steps around the act, however much the Run did', () => {
    const many = Array.from({ length: 500 }, (_, n) => opened(n, `/data/${n}`)).map((row) => ({
      ...row,
      event: { ...row.event, time: at(2) },
    }))
    const { timeline } = incidentOf({ ...alert, last: { ...alert.last, n: 400 } }, null, many, at(59))
    expect(timeline.length).toBeLessThan(70)
    expect(timeline.some(({ isCause }) => isCause)).toBe(true)
  })

  it('is a page and a table, with a link for each step', () => {
    const origin = 'http://127.0.0.1:1'
    const page = incidentPage(told, origin)
    expect(page).not.toMatch(/<script|<b>a/)
    for (const words of ['CPF numbers', 'nobody yet', 'Why it matters', '× 0.8', 'T1552.004'])
      expect(page).toContain(words)
    expect(page).toContain(`href="${origin}/evidence/${'e'.repeat(32)}/102"`)
    expect(incidentCsv(told, origin).split('\r\n')).toHaveLength(told.timeline.length + 2)
  })
})
