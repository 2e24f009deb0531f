// Whether a version is affected, by OSV's evaluation algorithm (ossf/osv-schema, "Evaluation") with PEP 440's order.

import { compare } from '@renovatebot/pep440'
import { isEarly, isVersion, publicOf } from '../versions/specifier.ts'
import type { Advisory, Affected, RangeEvent } from './advisory.ts'

/**
 * Affected where it is listed, or lies in a range. A local version (`1.0+cu118`) is built from the public one: what is
 * listed for that, or is the last affected, holds for it as well; `+debian1` after a fix stays fixed by order.
 */
export function affects({ ranges, versions }: Affected, version: string): boolean {
  if (!isVersion(version)) return versions.includes(version)
  return isListed(versions, version) || ranges.some((events) => isInside(events, version))
}

function isListed(versions: readonly string[], version: string): boolean {
  const bare = publicOf(version)
  return versions.some(
    (each) => each === version || each === bare || (isVersion(each) && sameVersion(each, version, bare)),
  )
}

const sameVersion = (listed: string, version: string, bare: string) =>
  compare(listed, listed.includes('+') ? version : bare) === 0

function isInside(events: readonly RangeEvent[], version: string): boolean {
  let inside = false
  for (const [kind, at] of sorted(events)) {
    if (kind === 'introduced') inside ||= at === '0' || compare(version, at) >= 0
    else if (kind === 'fixed') inside &&= compare(version, at) < 0
    else inside &&= compare(publicOf(version), at) <= 0
  }
  return inside
}

/** In order of versions; `0` comes before all. An event with a version that is none is passed over. */
function sorted(events: readonly RangeEvent[]): RangeEvent[] {
  return events
    .filter(([, at]) => at === '0' || isVersion(at))
    .toSorted(([kindA, a], [kindB, b]) => order(a, b) || order01(kindA, kindB))
}

const order = (a: string, b: string) => (a === b ? 0 : a === '0' ? -1 : b === '0' ? 1 : compare(a, b))
/** What is fixed and introduced at once ends one range and begins the next. */
const order01 = (a: string, b: string) => Number(a === 'introduced') - Number(b === 'introduced')

/** The lowest later version that none of the advisories affects, a final release where there is one; null where none is known. */
export function fixOf(advisories: readonly Advisory[], name: string, version: string): string | null {
  if (!isVersion(version)) return null
  const affected = advisories.flatMap((advisory) => advisory.affected.filter((each) => each.name === name))
  const later = affected
    .flatMap(({ ranges }) => ranges.flat())
    .flatMap(([kind, at]) => (kind === 'fixed' && isVersion(at) && compare(at, version) > 0 ? [at] : []))
    .sort(compare)
  const good = [...new Set(later)].filter((each) => !affected.some((one) => affects(one, each)))
  return good.find((each) => !isEarly(each)) ?? good[0] ?? null
}
