// What was read beside what was sent.

import { expect, it } from 'vitest'
import { eventSchema } from './events.ts'
import { lineageOf, tellFlow } from './lineage.ts'
import { isMeaning, type MeaningEvent } from './meaningTold.ts'

const head = { run: '01a204ce-c1b8-7735-8e72-fd994cd7e670', time: '2026-01-31T08:15:00.000000Z' }
const of = (event: object): MeaningEvent => {
  const parsed = eventSchema.parse({ ...head, ...event })
  if (!isMeaning(parsed)) throw new Error(parsed.type)
  return parsed
}
const told = (events: MeaningEvent[]) => lineageOf(events).map(tellFlow)
const read = of({
  type: 'data.read',
  library: 'pandas',
  path: '/hr/payroll.xlsx',
  rows: 15_000,
  classes: { cpf: 9, salary: 9 },
})
const at = '/home/a/summarise.py:41'
const sent = { type: 'content.sent', host: 'api.openai.com', kind: 'model', at }
const called = of({ type: 'model.called', provider: 'OpenAI', model: 'gpt-4o', host: 'api.openai.com' })

it('names the file, its classes and rows, the host, the bytes, the model and the line', () => {
  const events = [
    read,
    of({ ...sent, bytes: 300 }),
    of({ ...sent, bytes: 2_100_000, classes: { cpf: 500 } }),
    called,
  ]
  expect(told(events)).toEqual([
    'payroll.xlsx (cpf, salary; 15,000 rows) → api.openai.com, 2.1 MB, gpt-4o, summarise.py:41',
  ])
})

it('knows the model by the line of the call, where the SDK was given an address and no name', () => {
  const there = of({ type: 'model.called', provider: 'OpenAI', model: 'small-1', host: '127.0.0.1', at })
  expect(told([read, of({ ...sent, bytes: 300 }), there])).toEqual([
    'payroll.xlsx (cpf, salary; 15,000 rows) → api.openai.com, 300 B, small-1, summarise.py:41',
  ])
})

it('says what was stopped, and counts only what has gone', () => {
  const denied = of({ ...sent, bytes: 9_000_000, verdict: 'deny' })
  expect(told([read, of({ ...sent, bytes: 300 }), denied])).toEqual([
    'payroll.xlsx (cpf, salary; 15,000 rows) → api.openai.com, 300 B, content stopped, summarise.py:41',
  ])
})

it('has no line for what was sent before anything was read', () => {
  expect(told([of({ ...sent, bytes: 300 }), read])).toEqual([])
})
