// What the second witness says as Events: a Gap for each process that no probe told of, and the counts of all.

import type { Event, GapReason, RunStartedLine, UnwatchedCause } from '@sentinel/contract'
import { isoNow } from '../assemble/time.ts'
import { causeOf, type SeenInterpreter } from './causeOf.ts'
import { commandWords } from './commandWords.ts'
import type { PythonProcess } from './pythonProcesses.ts'
import type { SecondWitness } from './secondWitness.ts'

export type CoverageDeps = {
  witness: SecondWitness
  inbox: string
  /** What files say of the interpreter of a process. */
  interpreterOf(process: PythonProcess): SeenInterpreter | undefined
}

export type Coverage = {
  tell(started: Pick<RunStartedLine, 'pid' | 'processStart'>): void
  notice(pid: number): void
  /** Events since the last look; `reason` for what is missed now. */
  look(now: number, reason: GapReason): Event[]
  /** The counts that are still to be told. */
  rest(): Event[]
}

/** Looked at so often; counts are told so often, while there is something to count. */
const pace = { lookMs: 250, tellMs: 15_000 } as const

type Gap = Extract<Event, { type: 'gap.recorded' }>

export function createCoverage({ witness, inbox, interpreterOf }: CoverageDeps): Coverage {
  let lookAt = 0
  let tellAt = Date.now() + pace.tellMs
  let since = isoNow()
  /** The first of each kind is told at once, how many more there were with the counts. */
  let alike = new Map<string, Gap>()

  function gapOf(process: PythonProcess, reason: GapReason): Gap[] {
    const cause = causeOf(process, interpreterOf(process), inbox)
    const { pid, start, parentPid, uid, executable } = process
    const argv = commandWords(process.argv)
    const key = JSON.stringify([cause, executable, argv])
    const known = alike.get(key)
    if (known) {
      known.count = (known.count ?? 0) + 1
      return []
    }
    const gap: Gap = {
      type: 'gap.recorded',
      time: isoNow(),
      reason,
      detail: `process ${pid} (${executable}) ${sentences[cause]}`,
      process: {
        cause,
        pid,
        processStart: start,
        executable,
        argv,
        ...(parentPid === undefined ? {} : { parentPid }),
        ...(uid === undefined ? {} : { uid }),
      },
    }
    alike.set(key, { ...gap, count: 0 })
    return [gap]
  }

  function rest(): Event[] {
    const counts = witness.take()
    const time = isoNow()
    const more = [...alike.values()].filter(({ count }) => count !== 0).map((gap) => ({ ...gap, time }))
    alike = new Map()
    const measured = { type: 'coverage.measured' as const, time, since, ...counts }
    since = time
    return counts.probed + counts.observed > 0 ? [...more, measured] : more
  }

  return {
    tell: witness.tell,
    notice: (pid) => witness.notice(pid, Date.now()),
    look(now, reason) {
      if (now < lookAt) return []
      lookAt = now + pace.lookMs
      const gaps = witness.look(now).flatMap((process) => gapOf(process, reason))
      if (now < tellAt) return gaps
      tellAt = now + pace.tellMs
      return [...gaps, ...rest()]
    },
    rest,
  }
}

const sentences: Record<UnwatchedCause, string> = {
  'no-site': 'has no probe: it does not load site',
  isolated: 'has no probe: it ignores the environment that tells it to record',
  'too-old': 'has no probe: this Python has no audit hooks',
  frozen: 'has no probe: it is a program with a Python of its own',
  embedded: 'has no probe: it is a program with Python inside it',
  'foreign-prefix': 'has no probe: its interpreter may not be changed',
  'not-watched': 'has no probe: its interpreter is not watched',
  silenced: 'was told to record and does not',
}
