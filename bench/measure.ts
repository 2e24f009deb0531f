// How figures are taken: sides in turn within one run, medians and percentiles, ratios pair by pair.

/** One line of a result. `ratio` is to the bare or peer side measured in turn with it: the median of the pairs' ratios. */
export type Figure = {
  name: string
  unit: string
  median: number
  p95: number
  samples: number
  ratio?: number
  budget?: string
}

/** The answer to one question. */
export type BenchResult = { question: string; figures: Figure[]; notes?: string[] }

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export function figure(
  name: string,
  unit: string,
  values: readonly number[],
  more: Pick<Figure, 'ratio' | 'budget'> = {},
): Figure {
  return {
    name,
    unit,
    median: median(values),
    p95: percentile(values, 0.95),
    samples: values.length,
    ...more,
  }
}

/** Median of a[i] / b[i]: the machine's drift strikes both of a pair alike. */
export function ratioOf(a: readonly number[], b: readonly number[]): number {
  return median(a.map((value, index) => value / (b[index] as number)))
}

/** Runs the sides in turn, `times` rounds after one warm-up, and gives each side's values in order. */
export function inTurn(times: number, sides: readonly (() => number)[]): number[][] {
  const values: number[][] = sides.map(() => [])
  for (const side of sides) side()
  for (let round = 0; round < times; round++)
    for (const [index, side] of sides.entries()) values[index]?.push(side())
  return values
}
