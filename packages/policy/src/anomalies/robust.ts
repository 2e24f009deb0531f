// Median and MAD, on logarithms: what a few wild values cannot move.

export type Reference = { median: number; scale: number; most: number; size: number }

/** Makes the MAD of a normal distribution its standard deviation. */
const normal = 1.4826

export function referenceOf(values: readonly number[]): Reference {
  const median = medianOf(values)
  const scale = normal * medianOf(values.map((value) => Math.abs(value - median)))
  return { median, scale, most: Math.max(...values), size: values.length }
}

export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Minutes of the day, the short way round. */
export function apart(a: number, b: number): number {
  const distance = Math.abs(a - b) % 1440
  return Math.min(distance, 1440 - distance)
}
