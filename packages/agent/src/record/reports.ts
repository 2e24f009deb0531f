// The agent's own sign of life as evidence: without it, an endpoint where nothing runs looks like one that is off.

import { type Event, reportEverySeconds } from '@sentinel/contract'
import { isoNow } from '../assemble/time.ts'

export type Reports = {
  /** The probe that a Run told of: another one is news. */
  tell(probe: string): void
  /** A report, where one is due. */
  look(now: number): Event[]
}

/** `waiting`: records that no receipt covers. */
export function createReports(version: string, waiting: () => number): Reports {
  const startedAt = isoNow()
  let probe: string | undefined
  let dueAt = 0
  return {
    tell(told) {
      if (told !== probe) dueAt = 0
      probe = told
    },
    look(now) {
      if (now < dueAt) return []
      dueAt = now + reportEverySeconds * 1000
      const report = {
        type: 'agent.reported' as const,
        time: isoNow(),
        version,
        startedAt,
        waiting: waiting(),
      }
      return [probe === undefined ? report : { ...report, probe }]
    },
  }
}
