// How rare a value of a statistic is, by what was counted of it in the fleet: no distribution is taken for granted. A class with
// a short history is drawn towards the wider one that it is part of, and that one towards a prior, so a new fleet has an answer too.

/** Counts by bucket; the last one holds all beyond. */
export type Tail = { counts: number[]; total: number }
export type Tails = Map<string, Tail>

const buckets = 64
/** What the wider class says weighs as much as so many values beyond (a gamma prior of mean one on the ratio of the two rates). */
const strength = 2
/** Then all halve, so that what was long ago weighs less. */
const longest = 40_000

const bucketOf = (value: number) => Math.max(0, Math.min(buckets - 1, Math.floor(value)))

/** The chance of so much or more. `classes`: the widest first. `prior`: what it would be where nothing was counted. */
export function chanceBeyond(
  tails: Tails,
  classes: readonly string[],
  value: number,
  prior: (bucket: number) => number,
): number {
  const bucket = bucketOf(value)
  return classes.reduce((wider, name) => {
    const tail = tails.get(name)
    if (!tail) return wider
    let beyond = 0
    for (let at = bucket; at < buckets; at++) beyond += tail.counts[at] ?? 0
    return Math.min(1, (wider * (beyond + strength)) / (tail.total * wider + strength))
  }, prior(bucket))
}

export function countValue(tails: Tails, classes: readonly string[], value: number): void {
  const bucket = bucketOf(value)
  for (const name of classes) {
    const tail = tails.get(name) ?? { counts: Array.from({ length: buckets }, () => 0), total: 0 }
    tails.set(name, tail)
    tail.counts[bucket] = (tail.counts[bucket] ?? 0) + 1
    tail.total++
    if (tail.total < longest) continue
    tail.counts = tail.counts.map((count) => count / 2)
    tail.total /= 2
  }
}
