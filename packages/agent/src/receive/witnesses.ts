// Matches exit witnesses with Runs. A launch that left a witness and no Run is itself known missing evidence.

import type { ExitWitness } from '@sentinel/contract'
import type { Launches, WitnessFile } from './launches.ts'

export type Witnesses = {
  /** Reads the folder anew. */
  refresh(): void
  of(launch: string | undefined): ExitWitness | undefined
  /** The launch has a Run: its witness is not needed once that Run is durable. */
  claim(launch: string): void
  /** Launches that have waited long enough without a Run; each is told once. */
  orphans(): string[]
  /** Removes the files of everything claimed or told. */
  release(): void
}

const patienceMs = 3000
const mostRemembered = 10_000

export function createWitnesses(launches: Launches): Witnesses {
  let files: WitnessFile[] = []
  const claimed = new Set<string>()
  const done = new Set<string>()

  return {
    refresh() {
      files = launches.list()
      for (const { name, witness } of files) if (!witness || claimed.has(witness.launch)) done.add(name)
    },
    of: (launch) => files.find(({ witness }) => witness !== undefined && witness.launch === launch)?.witness,
    claim(launch) {
      claimed.add(launch)
      const [oldest] = claimed
      if (claimed.size > mostRemembered && oldest) claimed.delete(oldest)
    },
    orphans() {
      const waited = files.filter(({ name, ageMs }) => ageMs > patienceMs && !done.has(name))
      for (const { name } of waited) done.add(name)
      return waited.flatMap(({ witness }) => witness?.launch ?? [])
    },
    release() {
      for (const name of done) launches.remove(name)
      done.clear()
    },
  }
}
