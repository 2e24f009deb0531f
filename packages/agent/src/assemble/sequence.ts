// Which of a Run's numbered lines have come. Threads write out of order, so a hole is only a loss when the Run is over.

export type Sequence = {
  /** False where the number came before. */
  take(seq: number): boolean
  /** Numbers below the highest that never came. */
  holes(): number
}

export function createSequence(): Sequence {
  let complete = 0
  const ahead = new Set<number>()
  let highest = -1
  return {
    take(seq) {
      if (seq < complete || ahead.has(seq)) return false
      highest = Math.max(highest, seq)
      ahead.add(seq)
      while (ahead.delete(complete)) complete++
      return true
    },
    holes: () => highest + 1 - complete - ahead.size,
  }
}
