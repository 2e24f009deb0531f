// One part of Python's own tests on two interpreters, bare and watched, at the same time: what comes out differently.

import { type Attempt, attempt, type Outcomes } from './outcomes.ts'

export type Sides = { bare: string; watched: string }
export type Difference = { test: string; bare: string; watched: string }
export type Comparison = { tests: number; differences: Difference[]; unfinished: string[] }

/** Tests that wait for the clock or for ports fail now and then on a busy machine, on either side. */
const tries = 3

/** Both sides run beside each other, so that the machine is as busy for one as for the other. What differs is tried
 * again, alone, and counts as it came out best. */
export async function compare(sides: Sides, part: string, seconds: number): Promise<Comparison> {
  const both = async (only: string[]) =>
    Promise.all([
      attempt(sides.bare, part, { seconds, only }),
      attempt(sides.watched, part, { seconds, only }),
    ])
  let [bare, watched] = await both([])
  let different = differences(bare.outcomes, watched.outcomes)
  for (
    let turn = 1;
    turn < tries && (different.length > 0 || bare.unfinished || watched.unfinished);
    turn++
  ) {
    const isWhole = bare.unfinished !== undefined || watched.unfinished !== undefined
    const [bareAgain, watchedAgain] = await both(isWhole ? [] : different.map(({ test }) => test))
    bare = better(bare, bareAgain)
    watched = better(watched, watchedAgain)
    different = differences(bare.outcomes, watched.outcomes)
  }
  const unfinished = [
    bare.unfinished && `bare ${bare.unfinished}`,
    watched.unfinished && `watched ${watched.unfinished}`,
  ]
  return {
    tests: bare.outcomes.size,
    differences: different,
    unfinished: unfinished.filter((words) => words !== undefined),
  }
}

/** Tests that are not the same on both sides: one that a side never reached is `not run` there. */
export function differences(bare: Outcomes, watched: Outcomes): Difference[] {
  return [...new Set([...bare.keys(), ...watched.keys()])]
    .filter((test) => bare.get(test) !== watched.get(test))
    .map((test) => ({ test, bare: bare.get(test) ?? 'not run', watched: watched.get(test) ?? 'not run' }))
    .sort((a, b) => a.test.localeCompare(b.test))
}

/** What passed once can pass. */
function better(first: Attempt, second: Attempt): Attempt {
  const outcomes = new Map(first.outcomes)
  for (const [name, outcome] of second.outcomes)
    if (outcomes.get(name) === undefined || outcome === 'passed') outcomes.set(name, outcome)
  return { outcomes, ...(first.unfinished && second.unfinished ? { unfinished: second.unfinished } : {}) }
}
