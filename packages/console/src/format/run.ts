// A Run in words: what its status means, how it ended, the sentence that heads its screen.

import type { RunStatus, RunSummary } from '@sentinel/contract'
import { formatCount, plural } from './amount.ts'
import { formatDuration, formatElapsed } from './duration.ts'

export const statusMeaning: Record<RunStatus, string> = {
  running: 'Still running',
  succeeded: 'Ended without an error',
  failed: 'Ended with an error',
  killed: 'Ended by a signal',
  replaced: 'Went on as another program (exec)',
  ended: 'Ended; nobody saw how',
}

/** `exit 1 · ValueError`, `SIGKILL`, `exit 0`; where the status is all that is known, what that leaves open. */
export function formatOutcome(run: Pick<RunSummary, 'exitCode' | 'signal' | 'exception' | 'status'>): string {
  const end = run.signal ?? (run.exitCode === null ? null : `exit ${run.exitCode}`)
  const known = [end, run.exception].filter((part) => part !== null).join(' · ')
  return known || (unknown[run.status] ?? '')
}

const unknown: Partial<Record<RunStatus, string>> = {
  killed: 'nobody saw the signal',
  ended: 'nobody saw how',
  failed: 'nobody saw the exit code',
}

/** How long it took, or has been going on by `now` (milliseconds since 1970). */
export function formatRunDuration(run: Pick<RunSummary, 'durationMs' | 'status' | 'startedAt'>, now: number) {
  if (run.durationMs !== null) return formatDuration(run.durationMs)
  return run.status === 'running' ? formatElapsed(now - Date.parse(run.startedAt)) : ''
}

/** What follows the duration in the sentence; parts that count nothing are left out. */
export function countsOf(counts: RunSummary['counts']) {
  return [
    { section: 'packages', text: plural(counts.packages, 'package'), value: counts.packages },
    { section: 'files', text: filesText(counts), value: counts.filesRead + counts.filesWritten },
    { section: 'hosts', text: plural(counts.hosts, 'host'), value: counts.hosts },
    { section: 'processes', text: plural(counts.processes, 'process', 'processes'), value: counts.processes },
    { section: 'gaps', text: plural(counts.gaps, 'gap'), value: counts.gaps },
  ].filter((part) => part.value > 0)
}

const filesText = ({ filesRead, filesWritten }: RunSummary['counts']) => {
  if (filesWritten === 0) return plural(filesRead, 'file read', 'files read')
  if (filesRead === 0) return plural(filesWritten, 'file written', 'files written')
  return `${plural(filesRead, 'file')} read, ${formatCount(filesWritten)} written`
}

/** The command line as it could be typed: what a shell would split or expand is quoted. */
export const formatCommand = (argv: string[]) =>
  argv.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ')
