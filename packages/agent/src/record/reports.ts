// The agent's own sign of life as evidence: without it, an endpoint where nothing runs looks like one that is off.

import { type Event, reportEverySeconds } from '@sentinel/contract'
import { isoNow } from '../assemble/time.ts'
import type { Platform } from '../platform/platform.ts'

export type Reports = {
  /** The probe that a Run told of: another one is news. */
  tell(probe: string): void
  /** A report, where one is due. To be asked in each round: rounds that do not come tell that the agent was held. */
  look(now: number): Event[]
}

/** `waiting`: records that no receipt covers. */
export type ReportsDeps = { version: string; waiting: () => number; awakeMs: Platform['awakeMs'] }

/** No load keeps a round waiting for so long: a process that was stopped, and goes on, does not notice by itself. */
const heldMs = 60_000

export function createReports({ version, waiting, awakeMs }: ReportsDeps): Reports {
  const startedAt = isoNow()
  let probe: string | undefined
  let dueAt = 0
  let lookedAt = awakeMs()

  /** Milliseconds since the round before, of those that the machine was awake. */
  function sinceLook(): number {
    const before = lookedAt
    lookedAt = awakeMs()
    return before === undefined || lookedAt === undefined ? 0 : lookedAt - before
  }

  return {
    tell(told) {
      if (told !== probe) dueAt = 0
      probe = told
    },
    look(now) {
      const apartMs = sinceLook()
      const held = apartMs < heldMs ? {} : { heldSeconds: Math.round(apartMs / 1000) }
      if (now < dueAt && apartMs < heldMs) return []
      dueAt = now + reportEverySeconds * 1000
      const told = probe === undefined ? {} : { probe }
      return [
        {
          type: 'agent.reported',
          time: isoNow(),
          version,
          startedAt,
          waiting: waiting(),
          ...told,
          ...held,
        },
      ]
    },
  }
}
