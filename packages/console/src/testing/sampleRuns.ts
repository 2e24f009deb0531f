// Runs as a small company makes them, the same ones each time: for tests, and to look at the screens without a server.

import type { EventRow, RunDetail, RunFacets, RunStatus, RunSummary } from '@sentinel/contract'

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
    },
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
  const start = Date.parse(run.startedAt)
  const script = run.script.path ?? ''
  const total = run.durationMs ?? 8_000
  const at = (part: number) => iso(start + total * part)
  let n = 1200
  const one = (
    kind: RunDetail['resources'][number]['kind'],
    value: string,
    act: string,
    part: number,
    line: number | null,
    count = 1,
  ) => {
    n += 1
    return { kind, value, act, count, firstAt: at(part), n, at: line === null ? null : `${script}:${line}` }
  }
  const resources = [
    ...run.packages.map((name, i) => one('package', name, 'used', 0.02 + i * 0.035, i === 0 ? 5 : null)),
    one('module', 'settings', 'imported', 0.2, 3),
    one(
      'library',
      '/srv/venv/lib/python3.12/site-packages/numpy/_core/_multiarray_umath.cpython-312-x86_64-linux-gnu.so',
      'extension',
      0.06,
      null,
    ),
    one('file', `${run.cwd}/sales_2026_q3.xlsx`, 'read', 0.31, 12, 3),
    one('file', '/etc/localtime', 'read', 0.33, 12),
    one(
      'file',
      `${run.cwd}/cache/very/deep/folder/structure/for/a/long/path/regions_and_products_lookup.parquet`,
      'read',
      0.4,
      12,
      118,
    ),
    ...run.hosts.map((name, i) => one('host', name, 'connected', 0.45 + i * 0.08, 17, i + 1)),
    one('process', '/usr/bin/git rev-parse HEAD', 'subprocess.Popen', 0.61, 19),
    one('code', '<string>', 'exec', 0.66, 18, 2),
    one('file', `${run.cwd}/report_2026_q3.xlsx`, 'write', 0.88, 21),
    one('file', `${run.cwd}/~lock.report_2026_q3.xlsx`, 'removed', 0.93, 21),
  ] satisfies RunDetail['resources']
  return {
    ...run,
    resources,
    gaps:
      run.counts.gaps > 0
        ? [
            { n: 1219, time: at(0.7), reason: 'dropped', count: 14, detail: 'seq 112 to 125 are missing' },
            { n: 1220, time: at(0.72), reason: 'faults', count: null, detail: null },
          ]
        : [],
    excerpt:
      run.mode === 'script' ? { text: excerpt, lines: 41, excerptLines: excerpt.split('\n').length } : null,
    standardLibrary: [
      'argparse',
      'codecs',
      'collections',
      'datetime',
      'json',
      'os',
      'pathlib',
      're',
      'sys',
      'zipfile',
    ],
    children: [],
    evidence: {
      first: 1200,
      last: n + 1,
      seal: run.status === 'running' ? null : { n: n + 2, head: hex(5, 64), time: at(1.01) },
      receipt: run.status === 'running' ? null : { through: n + 2, head: hex(5, 64), time: at(1.02) },
    },
  }
}

/** The Events behind a detail, one per resource and one for each repetition, in the order of their records. */
export function sampleEvents(detail: RunDetail): EventRow[] {
  const { id, resources, startedAt } = detail
  return resources.map((resource): EventRow => {
    const of = { run: id, time: resource.firstAt, ...(resource.at ? { at: resource.at } : {}) }
    const { value } = resource
    const count = resource.count > 1 ? { count: resource.count } : {}
    switch (resource.kind) {
      case 'package': {
        const [name = value, version = ''] = value.split('@')
        return {
          n: resource.n,
          event: {
            ...of,
            type: 'package.used',
            name,
            version,
            purl: `pkg:pypi/${value}`,
            module: name,
            location: '/srv/venv',
          },
        }
      }
      case 'module':
        return { n: resource.n, event: { ...of, type: 'module.imported', module: value, origin: 'local' } }
      case 'file':
        if (resource.act === 'removed')
          return { n: resource.n, event: { ...of, type: 'file.removed', path: value } }
        return {
          n: resource.n,
          ...count,
          event: {
            ...of,
            type: 'file.opened',
            path: value,
            access: resource.act === 'write' ? 'write' : 'read',
          },
        }
      case 'host':
        return {
          n: resource.n,
          ...count,
          event: { ...of, type: 'host.connected', host: value, address: '10.4.0.17', port: 443 },
        }
      case 'socket':
        return { n: resource.n, event: { ...of, type: 'socket.bound', address: value, port: 8080 } }
      case 'process':
        return {
          n: resource.n,
          event: { ...of, type: 'process.started', how: 'subprocess.Popen', argv: value.split(' ') },
        }
      case 'library':
        return { n: resource.n, event: { ...of, type: 'library.loaded', path: value, how: 'extension' } }
      case 'code':
        return {
          n: resource.n,
          ...count,
          event: {
            ...of,
            type: 'code.executed',
            name: value,
            bytes: 212,
            time: resource.firstAt ?? startedAt,
          },
        }
    }
  })
}
