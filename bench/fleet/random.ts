// Random numbers that are the same for the same seed (mulberry32, public domain by Tommy Ettinger's description).

export type Random = {
  /** From 0 to 1. */
  next(): number
  /** A whole number below `most`. */
  below(most: number): number
  pick<T>(of: readonly T[]): T
  /** So many different ones. */
  some<T>(of: readonly T[], count: number): T[]
  /** Standard normal. */
  normal(): number
  chance(share: number): boolean
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (most: number) => Math.floor(next() * most)
  return {
    next,
    below,
    pick: (of) => of[below(of.length)] as (typeof of)[number],
    some: (of, count) => {
      const left = [...of]
      return Array.from(
        { length: Math.min(count, left.length) },
        () => left.splice(below(left.length), 1)[0] as (typeof of)[number],
      )
    },
    normal: () => Math.sqrt(-2 * Math.log(next() + 1e-12)) * Math.cos(2 * Math.PI * next()),
    chance: (share) => next() < share,
  }
}
