// Acts in their user's words; and what no line may carry is refused.

import { describe, expect, it } from 'vitest'
import { eventSchema } from './events.ts'
import { probeLineSchema } from './inbox.ts'
import { isMeaning, tellMeaning } from './meaningTold.ts'

const head = { run: '01a204ce-c1b8-7735-8e72-fd994cd7e670', time: '2026-01-31T08:15:00.000000Z' }

function told(event: object, count?: number, sums?: object): string {
  const parsed = eventSchema.parse({ ...head, ...event })
  if (!isMeaning(parsed)) throw new Error(parsed.type)
  return tellMeaning(parsed, count, sums)
}

describe('tellMeaning', () => {
  const model = { type: 'model.called', provider: 'OpenAI', model: 'gpt-4o', host: 'api.openai.com' }
  const request = {
    type: 'http.requested',
    method: 'GET',
    scheme: 'https',
    host: 'example.org',
    path: '/a/{}',
  }

  it.each([
    [
      { ...model, bytesSent: 2_100_000, inputTokens: 1204 },
      'sent 2.1 MB to api.openai.com, model gpt-4o; 1,204 tokens in',
    ],
    [
      { ...model, outputTokens: 3, files: 1, tools: 2, status: 429 },
      'asked api.openai.com, model gpt-4o, with 1 file, 2 tools, answered 429; 3 out',
    ],
    [{ ...request, port: 443, status: 200 }, 'GET https://example.org/a/{}, answered 200'],
    [{ ...request, port: 8443, bytesReceived: 999 }, 'GET https://example.org:8443/a/{}, received 999 B'],
    [
      {
        type: 'data.read',
        library: 'pandas',
        path: '/d/payroll.xlsx',
        rows: 15_000,
        columns: ['cpf', 'salary'],
      },
      'read 15,000 rows of payroll.xlsx with columns cpf, salary',
    ],
    [
      { type: 'mail.sent', recipients: 2, domains: ['example.org'], attachments: 1, bytes: 1500 },
      'sent mail to 2 recipients, at example.org, 1 attachment, 1.5 kB',
    ],
    [
      { type: 'storage.accessed', provider: 'Amazon S3', action: 'write', bucket: 'pay', path: 'a.csv' },
      'write Amazon S3/pay/a.csv',
    ],
    [
      { type: 'cell.executed', number: 3, sha256: 'a'.repeat(64), lines: 1, exception: 'KeyError' },
      'cell 3, 1 line, KeyError',
    ],
  ])('%o', (event, words) => {
    expect(told(event)).toBe(words)
  })

  it('sums what happened again', () => {
    expect(told({ ...request, bytesSent: 10 }, 4, { bytesSent: 4000 })).toBe(
      'GET https://example.org/a/{}, sent 4.0 kB, in 4 calls',
    )
  })
})

describe('probe lines', () => {
  const line = { seq: 1, time: 1, type: 'data.read', library: 'csv' }

  it('are bounded, and tables have columns and classes even where none are told', () => {
    expect(probeLineSchema.parse(line)).toMatchObject({ columns: [], classes: {} })
    expect(probeLineSchema.safeParse({ ...line, columns: Array(65).fill('c') }).success).toBe(false)
    expect(probeLineSchema.safeParse({ ...line, columns: ['c'.repeat(121)] }).success).toBe(false)
    expect(probeLineSchema.safeParse({ ...line, classes: { 'a value 123': 1 } }).success).toBe(false)
  })
})
