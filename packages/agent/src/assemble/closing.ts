// How a Run ended, from those who know: the system, the parent that waited, the probe's own last line.

import type { EventOf, ProbeLine, RunStartedLine } from '@sentinel/contract'
import type { ProcessExit } from '../platform/platform.ts'
import { timeOf } from './time.ts'

type RunEnded = EventOf<'run.ended'>
export type EndedLine = Extract<ProbeLine, { type: 'run.ended' }>

/** What is known from outside the process; `now` is when it was found gone. */
export type Ending = { exit: ProcessExit | undefined; witness: 'system' | 'parent' | 'none'; now: string }

export type Closing = Ending & {
  started: RunStartedLine
  /** The probe's last line, where it came. */
  ended: EndedLine | undefined
  /** Its last word was that another program takes the process over. */
  replaced: boolean
  standardLibrary: string[]
}

export function closingOf({
  started,
  ended,
  replaced,
  exit,
  witness,
  now,
  standardLibrary,
}: Closing): RunEnded {
  const time = ended ? timeOf(ended.time) : now
  const named: ProcessExit | undefined =
    ended?.exitCode === undefined ? undefined : { exitCode: ended.exitCode }
  const known = replaced ? undefined : (exit ?? named)
  return {
    run: started.run,
    ...(ended ? { seq: ended.seq } : {}),
    time,
    type: 'run.ended',
    outcome: replaced ? 'replaced' : outcomeOf(ended, known),
    ...known,
    ...(ended?.exception ? { exception: ended.exception } : {}),
    witness: exit ? witness : ended ? 'probe' : 'none',
    durationMs: Math.max(0, Date.parse(time) - started.time / 1000),
    ...(ended && { cpuUserMs: ended.cpuUserMs, cpuSystemMs: ended.cpuSystemMs }),
    ...(ended?.peakMemoryBytes === undefined ? {} : { peakMemoryBytes: ended.peakMemoryBytes }),
    standardLibrary,
  }
}

/** `ended`: it said good-bye, but nobody knows with which exit code. Gone without a word and a witness is `killed`. */
function outcomeOf(ended: EndedLine | undefined, exit: ProcessExit | undefined): RunEnded['outcome'] {
  if (exit && 'signal' in exit) return 'killed'
  if (exit) return exit.exitCode === 0 ? 'succeeded' : 'failed'
  if (ended?.exception) return 'failed'
  return ended ? 'ended' : 'killed'
}
