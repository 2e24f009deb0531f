// Scripts as a small company runs them, for tests, and to look at the screens without a server.

import type { RunSummary, ScriptDetail, ScriptRow } from '@sentinel/contract'
import { sampleFindings, sampleJudgement } from './sampleFindings.ts'
import { sampleDetail } from './sampleRuns.ts'

/** One per name of these Runs. */
export function sampleScripts(runs: RunSummary[]): ScriptRow[] {
  const byName = Map.groupBy(runs, ({ scriptName }) => scriptName)
  return [...byName].map(([name, of], i): ScriptRow => {
    const [last] = of as [RunSummary]
    return {
      sha256: `${i.toString(16)}`.repeat(64).slice(0, 64),
      name,
      path: last.script.path ?? '',
      kind: last.script.kind,
      runs: of.length,
      failed: of.filter(({ status }) => status === 'failed').length,
      accounts: [...new Set(of.map(({ account }) => account))],
      assistants: i === 1 ? ['Claude Code'] : [],
      endpoints: [...new Set(of.map(({ endpoint }) => endpoint.name))],
      paths: 1,
      versions: i === 0 ? 2 : 1,
      firstAt: of.at(-1)?.startedAt ?? last.startedAt,
      lastAt: last.startedAt,
      findings: i === 0 ? 2 : 0,
      worst: i === 0 ? 'high' : null,
      summary: i === 2 ? null : 'Reads Excel workbooks, queries a database, writes files.',
    }
  })
}

export function sampleScriptDetail(script: ScriptRow, run: RunSummary): ScriptDetail {
  const { excerpt, resources } = sampleDetail(run)
  const found = script.findings > 0 ? sampleFindings(run) : []
  const version = { sha256: script.sha256, path: script.path, runs: script.runs }
  const times = { firstAt: script.firstAt, lastAt: script.lastAt }
  return {
    script,
    uses: [
      {
        account: run.account,
        endpoint: run.endpoint,
        path: script.path,
        runs: script.runs,
        lastAt: script.lastAt,
      },
    ],
    outcomes: [{ status: 'succeeded', count: script.runs }],
    durationMs: { median: 840, longest: 14_200 },
    habits: {
      schedule: { every: 'day', minuteOfDay: 360, weekdays: [1, 2, 3, 4, 5], runs: 19, of: 20 },
      runs: script.runs,
      cpuMs: { median: 620, most: 9_100 },
      peakMemoryBytes: { median: 84_000_000, most: 312_000_000 },
      rowsRead: 300_000,
      rowsWritten: 1_204,
      bytesSent: 2_100_000,
      bytesReceived: 84_000,
      days: Array.from({ length: 20 }, (_, i) => ({
        day: `2026-10-${String(i + 1).padStart(2, '0')}`,
        runs: 1 + (i % 4),
        failed: i % 7 === 3 ? 1 : 0,
      })),
      origins: [
        { kind: 'scheduler', program: 'cron', evidence: 'its ancestor cron (pid 812)', runs: script.runs },
      ],
      assistants: [
        { name: 'ChatGPT', did: 'wrote', evidence: 'line 1 of the script says so', runs: script.runs },
      ],
    },
    versions: [
      { ...version, ...times, isSameButLayout: false },
      { ...version, ...times, sha256: 'f'.repeat(64), runs: 3, isSameButLayout: true },
    ],
    judgement: {
      ...sampleJudgement(run),
      layers: [{ name: 'layer 1', from: '', line: 7, how: ['base64', 'zlib', 'exec'] }],
    },
    findings: found.map((finding) => ({ ...finding, runs: 4, ...times })),
    excerpt,
    resources,
    resourcesOf: script.runs,
  }
}
