// One part of Python's own tests on two interpreters, bare and watched, at the same time: what comes out differently.

import { type Attempt, attempt, type Outcomes } from './outcomes.ts'

export type Sides = { bare: string; watched: string }
export type Difference = { test: string; bare: string; watched: string }
export type Comparison = {
  tests: number
  differences: Difference[]
  /** Sides that came to no end, with their last words. */
  unfinished: string[]
  /** What the bare side never leaves: it is compared no further. */
  stuck: string[]
}

/** Tests that wait for the clock or for ports fail now and then on a busy machine, on either side. */
const tries = 3

/** Both sides run beside each other, so that the machine is as busy for one as for the other. What differs is tried
 * again, alone, and counts as it came out best. A test that a side never leaves is left out on both, and differs where
 * the bare side had left it. */
export async function compare(sides: Sides, part: string, seconds: number): Promise<Comparison> {
  let bare = nothing()
  let watched = nothing()
  let left: Difference[] = []
  for (let turn = 0; turn < tries && (turn === 0 || left.length > 0 || isCut(bare, watched)); turn++) {
    const without = [...new Set([...leftOut, ...bare.stuck, ...watched.stuck])]
    const only = isCut(bare, watched) ? [] : left.map(({ test }) => test)
    const options = { seconds, only, without }
    const [one, other] = await Promise.all([
      attempt(sides.bare, part, options),
      attempt(sides.watched, part, options),
    ])
    bare = better(bare, one)
    watched = better(watched, other)
    left = differences(bare.outcomes, watched.outcomes)
  }
  const stuck = watched.stuck.filter((name) => !bare.stuck.includes(name))
  return {
    tests: bare.outcomes.size,
    differences: [...left, ...stuck.map((test) => ({ test, bare: 'ended', watched: 'never ended' }))],
    unfinished: [
      ...(bare.unfinished ? [`bare ${bare.unfinished}`] : []),
      ...(watched.unfinished ? [`watched ${watched.unfinished}`] : []),
    ],
    stuck: bare.stuck,
  }
}

/**
 * On neither side: where a machine has VSOCK and no way to itself by it, it waits for a connection for ever, in its
 * preparation, and it takes a port of the whole machine.
 */
const leftOut = ['ThreadedVSOCKSocketStreamTest.*']

const nothing = (): Attempt => ({ outcomes: new Map(), stuck: [], unfinished: 'never begun' })

const isCut = (bare: Attempt, watched: Attempt) =>
  bare.unfinished !== undefined || watched.unfinished !== undefined

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
  const stuck = [...new Set([...first.stuck, ...second.stuck])]
  const isCut = first.unfinished !== undefined && second.unfinished !== undefined
  return { outcomes, stuck, ...(isCut ? { unfinished: second.unfinished } : {}) }
}
