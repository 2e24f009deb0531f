// What does looking at what leaves cost? An upload and many small requests through TLS, bare beside watched, in turn.

import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BenchResult, figure, inTurn, ratioOf } from './measure.ts'

const rounds = 5
const folderOfThis = join(import.meta.dirname, 'outbound')
const channel = resolve(import.meta.dirname, '../probe/src/sentinel_probe/channel')
const python = process.env.BENCH_PYTHON ?? 'python3'
/** Megabytes and requests; smaller ones for a machine that is busy: `BENCH_OUTBOUND=50,2000`. */
const [megabytes, requests] = (process.env.BENCH_OUTBOUND ?? '200,10000').split(',').map(Number)

export async function run(): Promise<BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'outbound-'))
  const sink = spawn(python, ['-I', join(folderOfThis, 'sink.py'), makeCertificate(folder)])
  try {
    const port = await new Promise<string>((done) =>
      sink.stdout.once('data', (text) => done(`${text}`.trim())),
    )
    const figures = [
      [`${megabytes} MB uploaded, its file read by http.client`, 'upload', megabytes as number],
      [`${requests} small requests, each body another`, 'requests', requests as number],
    ].flatMap(([name, what, amount]) => {
      const side = (how: How) => () =>
        send({ folder, port, what: what as string, amount: amount as number, how })
      const [bare = [], local = [], native = [], pure = []] = inTurn(rounds, [
        side({}),
        side({ standsFor: '' }),
        side({ standsFor: `127.0.0.1:${port}=api.openai.com` }),
        side({ standsFor: `127.0.0.1:${port}=api.openai.com`, native: '0' }),
      ])
      const beside = (values: number[], more: { budget?: string } = {}) => ({
        ratio: ratioOf(values, bare),
        ...more,
      })
      return [
        figure(`${name}, bare`, 's', bare),
        figure('  watched, to this machine: not looked at', 's', local, beside(local)),
        figure('  watched, to a host elsewhere, in C', 's', native, beside(native, { budget: '≤ 1.03×' })),
        figure('  the same without the extension', 's', pure, beside(pure, { budget: '≤ 1.08×' })),
      ]
    })
    return [
      { question: 'What looking at what leaves costs', figures, notes: ['Sink and sender share the cores.'] },
    ]
  } finally {
    sink.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Without `standsFor` there is no probe. `native`: '0' leaves the extension out. */
type How = { standsFor?: string; native?: string }
type Sending = { folder: string; port: string; what: string; amount: number; how: How }

/** Seconds, by the sender's own clock. */
function send({ folder, port, what, amount, how }: Sending): number {
  const { standsFor, native = '1' } = how
  const inbox = join(folder, 'inbox')
  rmSync(inbox, { recursive: true, force: true })
  mkdirSync(inbox)
  const probe = {
    PYTHONPATH: channel,
    SENTINEL_INBOX: inbox,
    SENTINEL_STANDS_FOR: standsFor,
    SENTINEL_NATIVE: native,
  }
  const env = { PATH: process.env.PATH, ...(standsFor === undefined ? {} : probe) }
  const words = [join(folderOfThis, 'send.py'), port, what, `${amount}`, folder]
  return Number(execFileSync(python, words, { encoding: 'utf8', env }))
}

function makeCertificate(folder: string): string {
  const [key, certificate, both] = ['key', 'certificate', 'both'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  const words = 'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=stand-in'
  execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  writeFileSync(both, readFileSync(key, 'utf8') + readFileSync(certificate, 'utf8'))
  return both
}
