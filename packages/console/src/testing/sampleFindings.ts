// Sample Findings and judgements, for tests and for looking at screens without a server.

import type { Judgement, RunDetail, RunSummary } from '@sentinel/contract'

export function sampleJudgement(run: RunSummary): Judgement {
  const isFound = run.counts.findings > 0
  return {
    sha256: run.script.sha256 ?? 'a'.repeat(64),
    summary: 'Reads Excel workbooks (sales_2026_q3.xlsx), queries a database, writes files.',
    intent: ['reads Excel workbooks (sales_2026_q3.xlsx)', 'queries a database', 'writes files'],
    capabilities: [{ does: 'database.query', says: 'queries a database', targets: ['warehouse'] }],
    sources: ['sales_2026_q3.xlsx', 'warehouse'],
    destinations: ['report_2026_q3.xlsx'],
    layers: [],
    counts: { info: 0, low: 0, medium: isFound ? 1 : 0, high: isFound ? 1 : 0, critical: 0 },
    suppressed: 0,
    durationMs: 18.4,
    complete: true,
    engine: 'b'.repeat(24),
  }
}

/** A secret and a flow, the worst first. */
export function sampleFindings(run: RunSummary): RunDetail['findings'] {
  const of = { script: run.script.sha256 ?? 'a'.repeat(64), time: run.startedAt }
  return [
    {
      ...of,
      n: 7,
      rule: 'provider-secret',
      title: 'A secret stands in the script',
      severity: 'high',
      confidence: 'high',
      cwe: 798,
      kind: 'secret',
      message: 'A secret stands in the script: a GitHub token.',
      fix: 'Revoke it, then read it from the environment or a password store.',
      line: 7,
      path: [],
      secret: { type: 'github-token', hash: 'c'.repeat(32), lastFour: '41f2' },
      fingerprint: 'd'.repeat(24),
    },
    {
      ...of,
      n: 8,
      rule: 'sql-injection',
      title: 'Untrusted data becomes part of an SQL statement',
      severity: 'medium',
      confidence: 'high',
      cwe: 89,
      kind: 'flow',
      message: 'A command-line argument becomes part of an SQL statement in sqlite3.connect.execute.',
      fix: 'Keep the statement fixed and pass values as parameters.',
      line: 12,
      path: [
        { line: 18, what: 'a command-line argument enters (sys.argv)' },
        { line: 18, what: 'is passed to load' },
        { line: 12, what: 'reaches sqlite3.connect.execute' },
      ],
      fingerprint: 'e'.repeat(24),
    },
  ]
}
