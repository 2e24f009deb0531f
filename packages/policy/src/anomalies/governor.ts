// Many tests, few alarms: of each kind, only the rarest of a rolling month are told, as many as people can look at. With
// hundreds of thousands of Runs even a one-in-a-million test is wrong sometimes, and no threshold chosen beforehand fits a
// fleet that nobody has seen; a rank among the candidates does.

/** Candidates of the last month by kind: `[day, score]`. */
export type Candidates = Map<string, [day: number, score: number][]>

const month = 30
/** Histories grow, and what was found in shorter ones must not outrank what is found now. */
const windowDays = 12
/** Of one kind, for each endpoint and month. */
const perEndpoint = 0.04
const least = 5
/** What is kept to rank by. */
const kept = 2000

/** Whether this one is among the rarest. It counts as a candidate from here on. */
export function isAmongRarest(
  candidates: Candidates,
  { kind, score, day }: { kind: string; score: number; day: number },
  fleet: { endpoints: number; days: number },
): boolean {
  const all = (candidates.get(kind) ?? []).filter(([then]) => then > day - windowDays)
  const before = all.filter(([, other]) => other > score).length
  all.push([day, score])
  candidates.set(kind, all.slice(-kept))
  const share = Math.min(windowDays, fleet.days) / month
  return before < Math.max(least, perEndpoint * fleet.endpoints * share)
}
