// How long a Run took; each second anew while it goes on. Nothing where nobody saw.

import type { RunSummary } from '@sentinel/contract'
import { formatRunDuration } from '../format/run.ts'
import { useNow } from '../services.ts'

type Timed = Pick<RunSummary, 'durationMs' | 'status' | 'startedAt'>

export function RunDuration({ run }: { run: Timed }) {
  return run.status === 'running' ? <Elapsed run={run} /> : formatRunDuration(run, 0)
}

/** Apart, so that a list of a thousand ended Runs does not listen to the clock. */
const Elapsed = ({ run }: { run: Timed }) => formatRunDuration(run, useNow())
