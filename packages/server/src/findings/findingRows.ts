// Findings of a Run as rows of the evidence store: the Finding itself, and the columns that a listing filters by.

import { type EventRow, findingSchema, type RunSummary } from '@sentinel/contract'
import { microseconds } from '../runs/microseconds.ts'
import { severityRank } from './severityRank.ts'

/** The same rows again are no-op: the table keeps one for each record. */
export function findingRows(run: RunSummary, rows: readonly EventRow[]): object[] {
  return rows.flatMap(({ n, event }) =>
    event.type === 'finding.raised'
      ? [
          {
            endpoint_id: run.endpoint.id,
            run_id: run.id,
            n,
            time: microseconds(event.time),
            rule: event.rule,
            severity_rank: severityRank(event.severity),
            fingerprint: event.fingerprint,
            account: run.account,
            endpoint_name: run.endpoint.name,
            script_name: run.scriptName,
            script_path: run.script.path ?? run.script.module ?? '',
            finding: JSON.stringify(findingSchema.parse(event)),
          },
        ]
      : [],
  )
}
