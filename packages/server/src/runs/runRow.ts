// A Run's state as a row of the evidence store: the whole fold, and the columns that a listing filters by.

import type { RunState } from './foldRun.ts'

export function runRow({ summary, throughN, ...rest }: RunState): object {
  const { endpoint, script, scriptName, packages, hosts, account } = summary
  const words = [scriptName, script.path ?? '', account, endpoint.name, ...packages, ...hosts]
  return {
    run_id: summary.id,
    endpoint_id: endpoint.id,
    through_n: throughN,
    account,
    endpoint_name: endpoint.name,
    script_name: scriptName,
    script_path: script.path ?? script.module ?? '',
    script_sha256: script.sha256 ?? '',
    packages,
    hosts,
    status: summary.status,
    started_at: summary.startedAt,
    last_event_at: summary.lastEventAt,
    launch: summary.launch ?? '',
    parent_run: summary.parentRun ?? '',
    search: words.join('\n').toLowerCase(),
    state: JSON.stringify({ summary, throughN, ...rest }),
  }
}
