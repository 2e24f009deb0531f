// What must not leave, sent by real client libraries in each encoding: found with host and line, and stopped before its
// first byte by the strict policy.

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { probeLineSchema } from '@sentinel/contract'
import { findPolicy, loadDestinations, readPolicyText } from '@sentinel/knowledge'
import { compilePolicy } from '@sentinel/policy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interpreter } from './harness/interpreters.ts'
import { installMs, pythonEnvironment } from './harness/pythonEnvironment.ts'
import { home } from './harness/sentinel.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'
const requirements = [
  'aiohttp==3.14.5',
  'httpx==0.28.1',
  'openai==2.54.0',
  'requests==2.34.2',
  'urllib3==2.8.0',
]
const clients = [
  ...['urllib', 'http_client', 'ssl', 'asyncio_tls'],
  ...['requests', 'requests_tls', 'urllib3', 'httpx', 'httpx_tls', 'httpx_async'],
  ...['aiohttp', 'aiohttp_tls', 'openai'],
]
const encodings = isWhole ? ['plain', 'base64', 'url', 'json', 'hex', 'gzip', 'deflate'] : ['plain', 'gzip']
const line = join(home, 'tests/libraries/scripts/leaks.py')

const known = 'hk3-9/dk-29+Aksjq2!'
/** Made here, so that no file holds a key's form. */
const key = `gsk_${'Ab3dE6gH9jK2mN5pQ8sT'.repeat(3).slice(0, 52)}`
const payloads = {
  known,
  key,
  cpf: Array.from({ length: 500 }, (_, n) => cpf(123_456_789 + 7919 * n)).join('\n'),
  card: Array.from({ length: 40 }, (_, n) => card(123_456 + 7919 * n)).join('\n'),
}
const expected: Record<string, string> = { known: 'environment', key: 'groq-key', cpf: 'cpf', card: 'card' }

let folder: string
let python: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'leaks-'))
  const base = interpreter('3.13')
  if (!base) throw new Error('this machine has no Python 3.13 to try libraries with')
  python = pythonEnvironment(base, requirements)
  makeCertificate(join(folder, 'certificate.pem'))
  writeFileSync(join(folder, 'strict'), strict())
}, installMs)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(['observe', 'deny'] as const)('%s', (mode) => {
  it.each(clients)('%s', { timeout: 120_000 }, (client) => {
    const { cells, sent, text } = send(
      client,
      mode === 'deny' ? { SENTINEL_POLICY: join(folder, 'strict') } : {},
    )
    expect(cells.length).toBeGreaterThan(0)
    for (const cell of cells) {
      const events = sent.filter(({ host }) => host === cell.host)
      const found = events.filter(
        ({ secrets, classes }) => secrets.length > 0 || Object.keys(classes).length > 0,
      )
      expect(found.map(whatIn), JSON.stringify(cell)).toContainEqual([expected[cell.payload]])
      for (const { at, verdict } of found) {
        expect(at).toMatch(/leaks\.py:\d+$/)
        if (mode === 'deny') expect(verdict).toBe('deny')
      }
      if (mode === 'deny') {
        expect(cell).toMatchObject({ bytes: 0, said: expect.stringContaining('Sentinel stopped: ') })
      } else expect(cell.bytes).toBeGreaterThan(0)
    }
    for (const secret of [known, key]) expect(text).not.toContain(secret)
  })
})

type Cell = { client: string; encoding: string; payload: string; host: string; said: string; bytes: number }

/** Runs the cells of one client; the secret it knows is in its environment. */
function send(client: string, env: NodeJS.ProcessEnv) {
  const inbox = mkdtempSync(join(folder, 'run-'))
  mkdirSync(join(inbox, 'inbox'))
  const { status, stdout, stderr } = spawnSync(
    python,
    [line, join(folder, 'certificate.pem'), client, encodings.join(',')],
    {
      encoding: 'utf8',
      timeout: 100_000,
      env: {
        PATH: process.env.PATH,
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONPATH: join(home, 'probe/src/sentinel_probe/channel'),
        SENTINEL_INBOX: join(inbox, 'inbox'),
        ACME_TOKEN: known,
        PAYLOADS: JSON.stringify(payloads),
        ...env,
      },
    },
  )
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const text = readdirSync(join(inbox, 'inbox'))
    .map((name) => readFileSync(join(inbox, 'inbox', name), 'utf8'))
    .join('')
  const lines = rows(text).map((row) => probeLineSchema.parse(row))
  expect(lines.filter(({ type }) => type === 'gap.recorded')).toEqual([])
  return { cells: rows(stdout) as Cell[], sent: lines.filter((one) => one.type === 'content.sent'), text }
}

const rows = (text: string): unknown[] =>
  text
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))

const whatIn = ({ secrets, classes }: { secrets: { type: string }[]; classes: object }): string[] => [
  ...new Set([...secrets.map(({ type }) => type), ...Object.keys(classes)]),
]

/** The strict policy as an endpoint of no group compiles it. */
function strict(): string {
  const { kinds } = loadDestinations()
  const reading = readPolicyText(findPolicy('strict').text, kinds)
  if (reading.kind !== 'policy') throw new Error('the strict policy cannot be read')
  return compilePolicy(reading.ready, { endpoint: { id: '', groups: [] }, facts: {}, kinds, accounts: {} })
    .text
}

function makeCertificate(path: string): void {
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=stand-in'
  const names = ['-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', `${path}.key`, '-out', `${path}.crt`]
  execFileSync('openssl', [...words.split(' '), ...names], { stdio: 'ignore' })
  writeFileSync(path, readFileSync(`${path}.key`, 'utf8') + readFileSync(`${path}.crt`, 'utf8'))
}

function cpf(stem: number): string {
  const digits = [...String(stem).padStart(9, '0')].map(Number)
  for (const first of [10, 11]) {
    const rest = digits.reduce((sum, digit, place) => sum + digit * (first - place), 0) % 11
    digits.push(rest < 2 ? 0 : 11 - rest)
  }
  return digits.join('').replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4')
}

function card(stem: number): string {
  const digits = `4${String(stem).padStart(14, '0')}`
  const sum = [...digits].reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1)
    return total + (doubled > 9 ? doubled - 9 : doubled)
  }, 0)
  return digits + ((10 - (sum % 10)) % 10)
}
