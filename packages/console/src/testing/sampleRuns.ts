// Runs as a small company makes them, the same ones each time: for tests, and to look at the screens without a server.

import type {
  Assistant,
  EventRow,
  Origin,
  OriginKind,
  Resource,
  RunDetail,
  RunFacets,
  RunStatus,
  RunSummary,
} from '@sentinel/contract'
import { sampleFindings, sampleJudgement } from './sampleFindings.ts'

const scripts = [
  {
    name: 'quarterly_report.py',
    folder: '/home/finance/reports',
    packages: ['pandas@2.3.3', 'numpy@2.3.4', 'openpyxl@3.1.5', 'python-dateutil@2.9.0', 'pytz@2025.2'],
    hosts: [],
  },
  {
    name: 'sync_orders.py',
    folder: '/srv/integration/orders/nightly',
    packages: ['requests@2.32.5', 'urllib3@2.5.0', 'certifi@2025.10.5'],
    hosts: ['orders.internal', 'db-2.internal'],
  },
  {
    name: 'summarise.py',
    folder: '/home/research/notes',
    packages: ['openai@2.8.1', 'httpx@0.28.1', 'pydantic@2.12.4', 'anyio@4.11.0'],
    hosts: ['api.openai.com'],
  },
  { name: '-m http.server', folder: '/tmp', packages: [], hosts: [] },
  {
    name: 'train_churn_model.py',
    folder: '/home/research/models/churn/experiments/2026-11',
    packages: ['scikit-learn@1.7.2', 'scipy@1.16.3', 'numpy@2.3.4', 'joblib@1.5.2'],
    hosts: ['feature-store.internal'],
  },
  { name: '-c', folder: '/root', packages: [], hosts: [] },
  {
    name: 'invoice_export.py',
    folder: '/srv/billing/export',
    packages: ['lxml@6.0.2', 'jinja2@3.1.6'],
    hosts: ['sftp.billing.internal', '10.4.0.17', 'mail.internal'],
  },
] as const
const accounts = ['finance', 'integration', 'research', 'build', 'root'] as const
const endpoints = ['desk-04', 'desk-11', 'build-02', 'research-gpu-01'] as const
const statuses: RunStatus[] = [
  'succeeded',
  'succeeded',
  'succeeded',
  'failed',
  'succeeded',
  'killed',
  'succeeded',
  'succeeded',
  'ended',
  'succeeded',
  'replaced',
]

const hex = (seed: number, length: number) =>
  Array.from({ length }, (_, i) => ((seed * 7919 + i * 104729 + ((seed * i) % 251)) % 16).toString(16)).join(
    '',
  )
const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T
const by = (kind: OriginKind, program: string, assistants: Assistant[] = []): Origin => ({
  kind,
  program,
  evidence: `its ancestor ${program.toLowerCase()} (pid 812)`,
  ancestors: ['bash', program.toLowerCase(), 'systemd'],
  assistants,
})
const origins: readonly Origin[] = [
  by('scheduler', 'cron'),
  by('ide', 'VS Code', [{ name: 'Claude Code', did: 'launched', evidence: 'CLAUDECODE in its environment' }]),
  by('terminal', 'SSH'),
]
const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')

/** Run number `i` back from `now` (milliseconds since 1970); number 0 is still running. */
export function sampleRun(i: number, now: number): RunSummary {
  const script = pick(scripts, i * 3 + Math.floor(i / 5))
  const startedAt = now - 9_000 - i * 47_000 - (i % 7) * 3_100
  const status = i === 0 ? 'running' : pick(statuses, i)
  const durationMs = status === 'running' ? null : 80 + ((i * 7919) % 19) ** 3.4
  const time = startedAt.toString(16).padStart(12, '0')
  return {
    id: `${time.slice(0, 8)}-${time.slice(8)}-7${hex(i, 3)}-8${hex(i + 3, 3)}-${hex(i + 11, 12)}`,
    endpoint: { id: hex(i % 4, 32), name: pick(endpoints, i * 5 + (i % 3)) },
    account: pick(accounts, i + Math.floor(i / 3)),
    script: {
      kind: script.name.startsWith('-') ? 'module' : 'file',
      path: `${script.folder}/${script.name}`,
      sha256: hex(i % 7, 64),
      bytes: 2410,
    },
    scriptName: script.name,
    argv: [script.name, '--month', '2026-10'],
    cwd: script.folder,
    mode: script.name === '-c' ? 'command' : 'script',
    interpreter: { path: '/usr/bin/python3.12', version: '3.12.8', implementation: 'cpython' },
    prefix: `${script.folder}/.venv`,
    pid: 41_000 + i,
    parentRun: null,
    origin: pick(origins, i),
    launch: i % 2 === 0 ? `launch-${1000 + i}` : null,
    status,
    startedAt: iso(startedAt),
    lastEventAt: iso(startedAt + (durationMs ?? 8_000)),
    endedAt: durationMs === null ? null : iso(startedAt + durationMs),
    durationMs,
    exitCode: status === 'failed' ? 1 : status === 'succeeded' ? 0 : null,
    signal: status === 'killed' ? 'SIGKILL' : null,
    exception:
      status === 'failed' ? pick(['ValueError', 'KeyError', 'requests.exceptions.ConnectionError'], i) : null,
    cpuMs: durationMs === null ? null : durationMs * 0.6,
    peakMemoryBytes: durationMs === null ? null : 48_000_000 + ((i * 7919) % 211) * 1_000_000,
    packages: [...script.packages],
    hosts: [...script.hosts],
    counts: {
      events: 24 + (i % 80),
      packages: script.packages.length,
      filesRead: (i * 13) % 42,
      filesWritten: i % 4,
      hosts: script.hosts.length,
      processes: i % 5 === 0 ? 1 : 0,
      gaps: i % 9 === 4 ? 2 : 0,
      findings: i % 9 === 4 ? 2 : 0,
    },
    isJudged: status !== 'running',
    worst: i % 9 === 4 ? 'high' : null,
  }
}

/** `count` Runs, newest first. */
export const sampleRuns = (count: number, now: number): RunSummary[] =>
  Array.from({ length: count }, (_, i) => sampleRun(i, now))

export function sampleFacets(runs: RunSummary[]): RunFacets {
  const tally = (values: string[]) => {
    const counts = new Map<string, number>()
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)
  }
  return {
    account: tally(runs.map(({ account }) => account)),
    endpoint: tally(runs.map(({ endpoint }) => endpoint.name)),
    script: tally(runs.map(({ script, scriptName }) => script.path ?? scriptName)),
    package: tally(runs.flatMap(({ packages }) => packages.map((name) => name.replace(/@.*/, '')))),
    host: tally(runs.flatMap(({ hosts }) => hosts)),
    status: tally(runs.map(({ status }) => status)),
  }
}

const excerpt = `"""Writes the quarterly report out of the sales workbook."""
import sys
from pathlib import Path

import pandas as pd

API_TOKEN = "‹masked: api token, ends 41f2›"


def load(path: Path) -> pd.DataFrame:
    # One sheet per month; the header is in row 2.
    sheets = pd.read_excel(path, sheet_name=None, header=1)
    return pd.concat(sheets.values(), ignore_index=True)


def main() -> int:
    sales = load(Path("sales_2026_q3.xlsx"))
    report = sales.groupby(["region", "product"])["revenue"].sum()
    if report.isna().any():
        raise ValueError(f"{report.isna().sum()} cells are empty")
    report.to_frame().to_excel("report_2026_q3.xlsx")
    return 0


if __name__ == "__main__":
    sys.exit(main())`

/** A whole Run around a summary: a resource of each kind, a gap, an excerpt, a sealed and received proof. */
export function sampleDetail(run: RunSummary): RunDetail {
  const resources = sampleResources(run)
  const last = resources.at(-1)?.n ?? firstRecord
  const sealed = run.status === 'running' ? null : { head: hex(5, 64), time: placeIn(run, 1.01) }
  return {
    ...run,
    resources,
    judgement: run.isJudged ? sampleJudgement(run) : null,
    findings: run.counts.findings > 0 ? sampleFindings(run) : [],
    gaps: run.counts.gaps > 0 ? sampleGaps(run) : [],
    excerpt:
      run.mode === 'script' ? { text: excerpt, lines: 41, excerptLines: excerpt.split('\n').length } : null,
    acts: [],
    standardLibrary: ['argparse', 'codecs', 'collections', 'datetime', 'json', 'os', 'pathlib', 're', 'sys'],
    children: [],
    evidence: {
      first: firstRecord,
      last,
      seal: sealed && { n: last + 1, ...sealed },
      receipt: sealed && { through: last + 1, ...sealed },
    },
  }
}

const firstRecord = 1200

/** `part` of the way through the Run. */
const placeIn = (run: RunSummary, part: number) =>
  iso(Date.parse(run.startedAt) + (run.durationMs ?? 8_000) * part)

const sampleGaps = (run: RunSummary): RunDetail['gaps'] => [
  { n: 1219, time: placeIn(run, 0.7), reason: 'dropped', count: 14, detail: 'seq 112 to 125 are missing' },
  { n: 1220, time: placeIn(run, 0.72), reason: 'faults', count: null, detail: null },
]

const library =
  '/srv/venv/lib/python3.12/site-packages/numpy/_core/_multiarray_umath.cpython-312-x86_64-linux-gnu.so'
const deepFile = 'cache/very/deep/folder/structure/for/a/long/path/regions_and_products_lookup.parquet'

type Act = [
  kind: Resource['kind'],
  value: string,
  act: string,
  part: number,
  line: number | null,
  count: number,
]

function sampleResources(run: RunSummary): Resource[] {
  const acts: Act[] = [
    ...run.packages.map((name, i): Act => ['package', name, 'used', 0.02 + i * 0.035, i === 0 ? 5 : null, 1]),
    ['library', library, 'extension', 0.06, null, 1],
    ['module', 'settings', 'imported', 0.2, 3, 1],
    ['file', `${run.cwd}/sales_2026_q3.xlsx`, 'read', 0.31, 12, 3],
    ['file', '/etc/localtime', 'read', 0.33, 12, 1],
    ['file', `${run.cwd}/${deepFile}`, 'read', 0.4, 12, 118],
    ...run.hosts.map((name, i): Act => ['host', name, 'connected', 0.45 + i * 0.08, 17, i + 1]),
    ['process', '/usr/bin/git rev-parse HEAD', 'started', 0.61, 19, 1],
    ['code', '<string>', 'executed', 0.66, 18, 2],
    ['file', `${run.cwd}/report_2026_q3.xlsx`, 'write', 0.88, 21, 1],
    ['file', `${run.cwd}/~lock.report_2026_q3.xlsx`, 'removed', 0.93, 21, 1],
  ]
  return acts.map(([kind, value, act, part, line, count], i) => ({
    kind,
    value,
    act,
    count,
    firstAt: placeIn(run, part),
    n: firstRecord + 1 + i,
    at: line === null ? null : `${run.script.path}:${line}`,
  }))
}

/** The Events behind a detail, one per resource, in the order of their records. */
export const sampleEvents = ({ id, resources }: RunDetail): EventRow[] =>
  resources.map((resource) => ({
    n: resource.n,
    event: eventOf(id, resource),
    ...(resource.count > 1 ? { count: resource.count } : {}),
  }))

function eventOf(run: string, { kind, value, act, firstAt, at }: Resource): EventRow['event'] {
  const of = { run, time: firstAt, ...(at ? { at } : {}) }
  switch (kind) {
    case 'package': {
      const [name = value, version = ''] = value.split('@')
      const found = { purl: `pkg:pypi/${value}`, module: name, location: '/srv/venv' }
      return { ...of, type: 'package.used', name, version, ...found }
    }
    case 'module':
      return { ...of, type: 'module.imported', module: value, origin: 'local' }
    case 'file':
      if (act === 'removed') return { ...of, type: 'file.removed', path: value }
      return { ...of, type: 'file.opened', path: value, access: act === 'write' ? 'write' : 'read' }
    case 'host':
      return { ...of, type: 'host.connected', host: value, address: '10.4.0.17', port: 443 }
    case 'socket':
      return { ...of, type: 'socket.bound', address: value, port: 8080 }
    case 'process':
      return { ...of, type: 'process.started', how: 'subprocess.Popen', argv: value.split(' ') }
    case 'library':
      return { ...of, type: 'library.loaded', path: value, how: 'extension' }
    case 'code':
      return { ...of, type: 'code.executed', name: value, bytes: 212 }
    default:
      return meaningOf(of, kind, value)
  }
}

type MeaningKind = Exclude<
  Resource['kind'],
  'package' | 'module' | 'file' | 'host' | 'socket' | 'process' | 'library' | 'code'
>

function meaningOf(
  of: { run: string; time: string; at?: string },
  kind: MeaningKind,
  value: string,
): EventRow['event'] {
  const table = { ...of, library: 'pandas', path: value, columns: ['name', 'salary'], classes: { salary: 1 } }
  switch (kind) {
    case 'operation':
      return { ...of, type: 'http.requested', method: 'GET', scheme: 'https', host: value, path: '/' }
    case 'database':
      return { ...of, type: 'database.queried', engine: value, statement: 'select', tables: ['invoices'] }
    case 'data':
      return { ...table, type: 'data.read', rows: 15_000 }
    case 'model':
      return { ...of, type: 'model.called', provider: value, model: 'gpt-4o', inputTokens: 1204 }
    case 'mail':
      return { ...of, type: 'mail.sent', recipients: 1, domains: [value], attachments: 0 }
    case 'storage':
      return { ...of, type: 'storage.accessed', provider: 's3', action: 'read', bucket: value }
    case 'application':
      return { ...of, type: 'desktop.automated', application: value, action: 'click' }
    case 'clipboard':
      return { ...of, type: 'clipboard.accessed', access: 'read' }
  }
}
