// How often something happens that seldom happens: a rate of one's own, drawn towards that of all the others while one's own
// history is short (a beta prior whose mean is the fleet's rate). The fleet says what is natural; no constant does.

/** `events` of `trials`. */
export type Rate = { events: number; trials: number }
export type Hazards = Map<string, Rate>

export const noRate = (): Rate => ({ events: 0, trials: 0 })
/** As strong as so many trials of one's own. */
const strength = 20
/** Where the fleet has no history either: one in forty. */
const unknown: Rate = { events: 0.5, trials: 20 }
/** Then both halve, so that what was long ago weighs less. */
const longest = 4000

export function count(rate: Rate, happened: boolean): void {
  rate.trials++
  if (happened) rate.events++
  if (rate.trials < longest) return
  rate.trials /= 2
  rate.events /= 2
}

/** `age`: of the history that it happened to, by `lengthOf`. */
export function countIn(hazards: Hazards, kind: string, age: number, happened: boolean): void {
  for (const key of [kind, `${kind} ${age}`]) {
    const rate = hazards.get(key) ?? noRate()
    hazards.set(key, rate)
    count(rate, happened)
  }
}

/** At that age; while few are of it, drawn towards all ages. */
export function rateIn(hazards: Hazards, kind: string, age: number): number {
  const { events, trials } = hazards.get(kind) ?? noRate()
  const ofAll = (events + unknown.events) / (trials + unknown.trials)
  return chance(hazards.get(`${kind} ${age}`) ?? noRate(), ofAll)
}

/** The chance that it happens now. */
export const chance = (own: Rate, fleet: number): number =>
  (own.events + strength * fleet) / (own.trials + strength)

/** Histories of alike length are compared: 1, 2, 3, 4–7, 8–15, 16–31… up to 512 and more. */
export const lengthOf = (count: number): number =>
  count < 4 ? count : Math.min(11, 2 + Math.floor(Math.log2(count)))
