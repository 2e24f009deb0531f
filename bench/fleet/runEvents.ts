// A Run of an invented fleet as the Events that a probe and an agent would have told of it.

import { createHash } from 'node:crypto'
import { type Event, eventSchema, type RunFeatures, type Severity } from '@sentinel/contract'

const purposes: Record<string, string> = {
  ledger: 'Reads the ledger from a spreadsheet and writes the monthly totals.',
  stock: 'Compares the stock of the warehouse with the orders and mails what is missing.',
  crm: 'Copies customers from the CRM into a spreadsheet for sales.',
  payout: 'Prepares the list of payouts and uploads it to the bank.',
  metrics: 'Collects figures of the week and draws the charts for the meeting.',
}
const classes = ['email', 'cpf', 'phone', 'salary', 'iban', 'name', 'address', 'card', 'health', 'birthdate']
const weaknesses: { rule: string; title: string; severity: Severity }[] = [
  { rule: 'provider-secret', title: 'A secret stands in the script', severity: 'critical' },
  { rule: 'command-injection', title: 'Untrusted data becomes part of a command', severity: 'high' },
  { rule: 'certificate-unchecked', title: 'A server’s certificate is not checked', severity: 'medium' },
]

/** `isDenied`: a policy stops it, where its script has a weakness. `timeOf`: ISO 8601 of milliseconds in the fleet's time. */
export type Told = { id: string; isDenied: boolean; timeOf: (ms: number) => string }

export function eventsOf(features: RunFeatures, { id, isDenied, timeOf }: Told): Event[] {
  const begun = Date.parse(features.time)
  const [start, end] = [timeOf(begun), timeOf(begun + features.durationMs)]
  const place = placeOf(features.lineage)
  const sha256 = createHash('sha256').update(features.script).digest('hex')
  const weakness = place.index % 9 === 0 ? weaknesses[(place.index / 9) % 3] : undefined
  const acts = [...actsOf(features, place.area), ...(weakness && isDenied ? [denied] : [])]
  const whole = [
    startedAs(features, place.path, sha256),
    judgedAs(features, { sha256, summary: purposes[place.area], weakness }),
    ...(weakness ? [foundIn(weakness, sha256, place.index)] : []),
    ...acts.map((act, nth) => ({ seq: nth + 1, ...act })),
  ].map((event) => ({ run: id, time: start, ...event }))
  return [...whole, { run: id, time: end, seq: acts.length + 1, ...endedAs(features) }].map((event) =>
    eventSchema.parse(event),
  )
}

function placeOf(lineage: string) {
  const [, , sort = '', area = '', index = '0'] = lineage.split('/')
  const name = `${area}_${sort.replace(/s$/, '').replace('-', '_')}_${index}`
  return { area, index: Number(index), path: `/home/shared/${area}/${name}.py` }
}

const startedAs = ({ account }: RunFeatures, path: string, sha256: string) => ({
  ...{ type: 'run.started', seq: 0, probe: '1', pid: 4711, parentPid: 1, mode: 'script' },
  ...{ account: { name: account }, argv: [path], cwd: '/home/shared', prefix: '/usr', basePrefix: '/usr' },
  script: { kind: 'file', path, sha256 },
  interpreter: { path: '/usr/bin/python3', version: '3.12.4', implementation: 'cpython' },
})

type Weakness = (typeof weaknesses)[number]
type Judged = { sha256: string; summary: string | undefined; weakness: Weakness | undefined }
const judgedAs = ({ capabilities }: RunFeatures, { sha256, summary, weakness }: Judged) => ({
  ...{ type: 'script.judged', sha256, summary, intent: [], sources: [], destinations: [], layers: [] },
  ...{ suppressed: 0, durationMs: 12, complete: true, engine: 'e1' },
  capabilities: capabilities.map((does) => ({ does, says: does, targets: [] })),
  counts: {
    info: 0,
    low: 0,
    medium: 0,
    high: 0,
    critical: 0,
    ...(weakness ? { [weakness.severity]: 1 } : {}),
  },
})

const foundIn = (weakness: Weakness, script: string, index: number) => ({
  ...{ type: 'finding.raised', ...weakness, confidence: 'high', kind: 'flow', message: `${weakness.title}.` },
  ...{ script, line: 5, path: [], fingerprint: `f${index}` },
})

const denied = {
  ...{ type: 'policy.applied', policy: 'sentinel', rule: 'no-personal-data-to-models', verdict: 'deny' },
  ...{
    act: 'content.sent',
    subject: 'api.openai.com',
    reason: 'Personal data must not go to a public model.',
  },
}

function actsOf(features: RunFeatures, area: string): object[] {
  const { packages, rows, dataClasses, databases, hosts, providers, bytesSent, sentTo, processes } = features
  const known = Object.fromEntries(
    dataClasses.map((name) => [classes[Number(name.split('-').at(-1)) % classes.length] ?? name, rows]),
  )
  return [
    ...packages.map((one) => {
      const [name = '', version = ''] = one.split('@')
      const of = { purl: `pkg:pypi/${name}@${version}`, module: name, location: `/usr/lib/${name}` }
      return { type: 'package.used', name, version, ...of }
    }),
    ...(rows > 0
      ? [{ type: 'data.read', library: 'pandas', path: `/data/${area}.xlsx`, rows, classes: known }]
      : []),
    ...databases.map((database) => ({
      ...{
        type: 'database.queried',
        engine: 'postgresql',
        database,
        statement: 'select',
        tables: [area],
        rows: 0,
      },
    })),
    ...hosts.map((host, nth) => ({
      ...{ type: 'http.requested', method: 'POST', scheme: 'https', host, path: '/v1', status: 200 },
      bytesSent: nth === 0 && providers.length === 0 ? Math.round(bytesSent) : 0,
    })),
    ...Object.entries(sentTo).map(([provider, bytes]) => ({
      ...{ type: 'model.called', provider, host: `api.${provider}.com`, model: 'large' },
      bytesSent: Math.round(bytes),
    })),
    ...processes.map((name) => {
      const executable = `/usr/bin/${name}`
      return { type: 'process.started', how: 'subprocess.Popen', executable, argv: [name] }
    }),
  ]
}

const endedAs = ({ outcome, durationMs }: RunFeatures) => ({
  ...{
    type: 'run.ended',
    outcome,
    witness: 'parent',
    durationMs,
    cpuUserMs: durationMs / 4,
    cpuSystemMs: 20,
  },
  ...(outcome === 'failed' ? { exitCode: 1, exception: 'ValueError' } : { exitCode: 0 }),
  ...{ peakMemoryBytes: 60_000_000, standardLibrary: ['json'] },
})
