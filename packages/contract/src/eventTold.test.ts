// Events as sentences.
import { expect, it } from 'vitest'
import type { Event } from './events.ts'
import { tellEvent } from './eventTold.ts'

const of = { run: '01950000-0000-7000-8000-000000000001', time: '2026-01-31T08:15:00.123Z' }

it.each<[Event, string]>([
  [{ ...of, type: 'file.opened', path: '/data/in.csv', access: 'update' }, 'read and wrote in.csv'],
  [{ ...of, type: 'file.renamed', path: '/a/b.tmp', to: '/a/b.csv' }, 'renamed b.tmp to b.csv'],
  [{ ...of, type: 'host.connected', address: '192.0.2.7', port: 443 }, 'connected to 192.0.2.7:443'],
  [{ ...of, type: 'process.started', how: 'os.system', argv: [], executable: '/bin/sh' }, 'started /bin/sh'],
  [
    {
      ...of,
      type: 'run.ended',
      outcome: 'failed',
      exitCode: 1,
      exception: 'ValueError',
      witness: 'probe',
      durationMs: 1,
      standardLibrary: [],
    },
    'failed, ValueError',
  ],
  [
    {
      ...of,
      type: 'data.read',
      library: 'pandas',
      path: '/hr/payroll.xlsx',
      rows: 15_000,
      columns: ['cpf', 'salary'],
      classes: {},
    },
    'read 15,000 rows of payroll.xlsx with columns cpf, salary',
  ],
  [
    { ...of, type: 'gap.recorded', reason: 'dropped', detail: '3 lines' },
    'evidence is missing: dropped, 3 lines',
  ],
])('%j', (event, sentence) => {
  expect(tellEvent(event)).toBe(sentence)
})

it('tells how often', () => {
  const opened: Event = { ...of, type: 'file.opened', path: '/data/in.csv', access: 'read' }
  expect(tellEvent(opened, 1200)).toBe('read in.csv  × 1,200')
})
