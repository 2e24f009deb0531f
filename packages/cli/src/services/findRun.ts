// Waits for the Run of a launch to reach the server, and to be complete there.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, RunDetail } from '@sentinel/contract'

/** A short script may have ended before it is judged: the judgement is waited for as long as a person does not mind. */
const judgementMs = 3000

/** The first Run of a launch once it has ended; undefined where that takes longer than `patienceMs`. */
export async function runOfLaunch(
  call: Client,
  launch: string,
  patienceMs: number,
): Promise<RunDetail | undefined> {
  let endedAt: number | undefined
  for (const began = Date.now(); Date.now() - began < patienceMs; await sleep(40)) {
    const { runs } = await call('runs', { query: { launch, limit: 500 } })
    // A program that replaced itself, or started others, gives several: the first is what the user started.
    const first = runs.findLast((run) => run.parentRun === null)
    if (!first || first.status === 'running') continue
    const isWhole = first.isJudged || first.script.kind === 'none'
    endedAt ??= Date.now()
    if (isWhole || Date.now() - endedAt > judgementMs) return call('run', { params: { id: first.id } })
  }
  return undefined
}
