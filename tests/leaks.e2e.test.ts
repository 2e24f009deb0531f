// What must not leave, sent by real client libraries in each encoding: found with host and line, and stopped before its
// first byte by the strict policy.

import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
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

const wholeRequirements = [
  ...['anthropic==2.14.0', 'boto3==1.44.8', 'cohere==7.3.1', 'google-genai==3.6.1'],
  ...['grpcio==1.85.3', 'langchain-openai==1.7.4', 'litellm==1.110.2'],
  ...['mistralai==3.7.0', 'ollama==0.6.3', 'paramiko==5.1.0', 'PyMySQL==1.2.4'],
]
const isWhole = process.env.SENTINEL_TEST_ALL === '1'
const requirements = [
  ...[
    'aiohttp==3.14.5',
    'httpx==0.28.1',
    'h2==4.4.1',
    'openai==2.54.0',
    'requests==2.34.2',
    'urllib3==2.8.0',
  ],
  ...['websocket-client==1.9.2', 'websockets==17.4'],
  ...(isWhole ? wholeRequirements : []),
]
const quick = [
  ...[
    'urllib',
    'http_client',
    'ssl',
    'asyncio_tls',
    'requests',
    'requests_tls',
    'urllib3',
    'httpx',
    'httpx_h2',
  ],
  ...['httpx_h2_header', 'aiohttp_tls', 'websockets', 'smtplib', 'curl_argument', 'curl_stdin', 'openai'],
]
const whole = [
  ...[
    'socket',
    'requests_file',
    'httpx_tls',
    'httpx_async',
    'aiohttp',
    'aiohttp_websocket',
    'websocket_client',
  ],
  ...['ftplib', 'paramiko', 'grpc', 'boto3', 'bedrock', 'anthropic', 'mistralai', 'cohere', 'ollama'],
  ...['google_genai', 'litellm', 'langchain', 'pymysql'],
]
const clients = isWhole ? [...quick, ...whole] : quick
const encodings = isWhole
  ? ['plain', 'base64', 'url', 'json', 'hex', 'gzip', 'deflate', 'zip', 'base64gzip']
  : ['plain', 'gzip']
const modes = isWhole ? (['observe', 'warn', 'deny'] as const) : (['observe', 'deny'] as const)
/** What goes in pieces of seven bytes has begun to leave when it is recognised. */
const inPieces = new Set(['socket'])
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
  writeFileSync(join(folder, 'deny'), strict('deny'))
  writeFileSync(join(folder, 'warn'), strict('warn'))
}, installMs)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(modes)('%s', (mode) => {
  it.each(clients)('%s', { timeout: 240_000 }, (client) => {
    const { cells, sent, text } = send(
      client,
      payloads,
      encodings,
      mode === 'observe' ? {} : { SENTINEL_POLICY: join(folder, mode) },
    )
    expect(cells.length).toBeGreaterThan(0)
    for (const cell of cells) {
      const events = sent.filter(({ host }) => host === cell.host)
      const found = events.filter(
        ({ secrets, classes }) => secrets.length > 0 || Object.keys(classes).length > 0,
      )
      expect(found.map(whatIn), JSON.stringify(cell)).toContainEqual([expected[cell.payload]])
      for (const { at, verdict } of found) {
        expect(at).toMatch(/leak_clients\.py:\d+$/)
        if (mode !== 'observe') expect(verdict).toBe(mode)
      }
      if (mode === 'deny' && inPieces.has(client)) expect(cell.said).toContain('Sentinel stopped: ')
      else if (mode === 'deny') {
        expect(cell).toMatchObject({ bytes: 0, said: expect.stringContaining('Sentinel stopped: ') })
      } else expect(cell.bytes).toBeGreaterThan(0)
    }
    for (const secret of [known, key]) expect(text).not.toContain(secret)
  })
})

describe('what is harmless', () => {
  it.each(isWhole ? clients : ['http_client', 'requests', 'httpx_h2', 'websockets', 'openai'])(
    '%s',
    { timeout: 240_000 },
    (client) => {
      const { cells, sent } = send(client, harmless(isWhole ? 64 : 16, client), ['plain'], {
        SENTINEL_POLICY: join(folder, 'deny'),
      })
      expect(cells.map(({ said }) => said).filter((said) => said.includes('Sentinel'))).toEqual([])
      expect(sent.map(whatIn).filter((found) => found.length > 0)).toEqual([])
      for (const { bytes } of cells) expect(bytes).toBeGreaterThan(0)
    },
  )
})

type Cell = { client: string; encoding: string; payload: string; host: string; said: string; bytes: number }

/** Runs the cells of one client; the secret it knows is in its environment. */
function send(client: string, bodies: Record<string, string>, codes: string[], env: NodeJS.ProcessEnv) {
  const inbox = mkdtempSync(join(folder, 'run-'))
  mkdirSync(join(inbox, 'inbox'))
  const { status, stdout, stderr } = spawnSync(
    python,
    [line, join(folder, 'certificate.pem'), client, codes.join(',')],
    {
      encoding: 'utf8',
      timeout: 220_000,
      env: {
        PATH: process.env.PATH,
        PYTHONDONTWRITEBYTECODE: '1',
        PYTHONPATH: join(home, 'probe/src/sentinel_probe/channel'),
        SENTINEL_INBOX: join(inbox, 'inbox'),
        ACME_TOKEN: known,
        PAYLOADS: JSON.stringify(bodies),
        ...env,
      },
    },
  )
  expect({ status, stderr: env.SENTINEL_POLICY ? '' : stderr }).toEqual({ status: 0, stderr: '' })
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

/** The strict policy as an endpoint of no group compiles it; `warn`: with warnings where it denies. */
function strict(mode: 'warn' | 'deny'): string {
  const { kinds } = loadDestinations()
  const text = findPolicy('strict').text.replace(/\nexamples:[\s\S]*$/, '\n')
  const reading = readPolicyText(text.replaceAll('mode: deny', `mode: ${mode}`), kinds)
  if (reading.kind !== 'policy')
    throw new Error(`the strict policy cannot be read: ${JSON.stringify(reading)}`)
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

/** Bodies as programs send them all day, none of which holds a secret or a person; others for each client. */
function harmless(count: number, client: string): Record<string, string> {
  const dice = (label: string) => createHash('sha512').update(`${client} ${label}`).digest()
  const makers: ((n: number) => string)[] = [
    (n) => Array.from({ length: 9 }, (_, at) => uuid(dice(`${n} ${at}`))).join('\n'),
    (n) => dice(`${n}`).toString('hex'),
    (n) => JSON.stringify({ sha1: dice(`${n}`).toString('hex').slice(0, 40), size: n * 7919 }),
    (n) => JSON.stringify({ orders: Array.from({ length: 20 }, (_, at) => 48_000_000_000 + n * 977 + at) }),
    (n) => `data:image/png;base64,${Buffer.concat([png, dice(`${n}`), dice(`b${n}`)]).toString('base64')}`,
    (n) => `Lorem ipsum dolor sit amet, consectetur adipiscing elit ${n}, sed do eiusmod tempor incididunt.`,
    (n) => `def run(token, key=None):\n    password = os.environ["PASSWORD"]\n    return sk - key_${n}\n`,
    (n) =>
      JSON.stringify({
        model: 'some-model',
        max_tokens: 100 + n,
        messages: [{ role: 'user', content: 'Hello' }],
      }),
    (n) =>
      JSON.stringify({ user: 'a.person@example.org', phone: '+49 30 1234567', at: 1_732_900_000_000 + n }),
    (n) =>
      `id;date;amount\n${Array.from({ length: 30 }, (_, at) => `${n}${at};2026-01-${10 + (at % 20)};${at}.5`).join('\n')}`,
  ]
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `harmless-${n}`,
      (makers[n % makers.length] as (n: number) => string)(n),
    ]),
  )
}

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

const uuid = (bytes: Buffer): string =>
  bytes
    .toString('hex')
    .slice(0, 32)
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
