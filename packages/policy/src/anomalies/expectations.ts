// How many natural cases of each kind are to be expected that are as rare as a given score: every test adds its chance of one.
// So a threshold follows from how many false alarms are bearable, and not from how much happens to run in a fleet.

/** By kind: what is expected at each score, in quarters, weighted by how long ago it was. */
export type Expectations = Map<string, number[]>

const perScore = 4
const steps = 9 * perScore
const chances = Array.from({ length: steps }, (_, step) => 10 ** (-step / perScore))
/** After so many days, what was counted weighs a third. */
const memoryDays = 12

/**
 * One test. `atMost`: it comes out at any chance up to that one, as a measure does. `exactly`: it comes out with that chance or
 * not at all, as what is new does.
 */
export function expect(
  expectations: Expectations,
  kind: string,
  { atMost = 0, exactly = [] }: { atMost?: number; exactly?: readonly number[] },
): void {
  let expected = expectations.get(kind)
  if (!expected) {
    expected = chances.map(() => 0)
    expectations.set(kind, expected)
  }
  for (let step = 0; step < steps; step++) {
    const chance = chances[step] as number
    let sum = atMost < chance ? atMost : chance
    if (atMost === 0) sum = 0
    for (const one of exactly) if (one <= chance) sum += one
    expected[step] = (expected[step] as number) + sum
  }
}

/** A day is over. */
export function forget(expectations: Expectations): void {
  for (const [kind, expected] of expectations)
    expectations.set(
      kind,
      expected.map((one) => one * (1 - 1 / memoryDays)),
    )
}

/** In thirty days, natural cases of that score or more. `days`: since the first. */
export function expectedIn(expectations: Expectations, kind: string, score: number, days: number): number {
  const expected = expectations.get(kind)
  if (!expected) return 0
  const step = Math.max(0, Math.min(steps - 1, Math.floor(score * perScore)))
  const weight = memoryDays * (1 - (1 - 1 / memoryDays) ** Math.max(1, days))
  return ((expected[step] ?? 0) / weight) * 30
}
