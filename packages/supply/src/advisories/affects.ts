// Whether a version is affected, by OSV's evaluation algorithm (ossf/osv-schema, "Evaluation") with PEP 440's order.

import { isEarly } from '../versions/specifier.ts'
import type { KeyReader, VersionKey } from '../versions/versionKey.ts'
import type { Affected } from './advisory.ts'

/** What an advisory says of one package, ready to be asked. */
export type Scope = {
  name: string
  /** The version's key, or its text where the key is undefined. */
  affects(key: VersionKey | undefined, text: string): boolean
  /** Versions that mend it. */
  fixed: readonly Fixed[]
}
export type Fixed = { text: string; key: VersionKey }

/**
 * Affected where it is listed, or lies in a range. A local version (`1.0+cu118`) is built from the public one: what is
 * listed for that, or is the last affected, holds for it as well; `+debian1` after a fix stays fixed by order.
 */
export function scopeOf({ name, ranges, versions }: Affected, keyOf: KeyReader): Scope {
  const keys = new Set(versions.map((each) => keyOf(each)?.full ?? each))
  const sorted = ranges.map((events) =>
    events
      .flatMap(([kind, at]): Bound[] => {
        const key = at === '0' ? '' : keyOf(at)?.full
        // An event with a version that is none can place nothing.
        return key === undefined ? [] : [{ kind, key }]
      })
      // What is fixed and introduced at once ends one range and begins the next.
      .sort(
        (a, b) =>
          compareText(a.key, b.key) || Number(a.kind === 'introduced') - Number(b.kind === 'introduced'),
      ),
  )
  return {
    name,
    affects: (key, text) =>
      key
        ? keys.has(key.full) || keys.has(key.public) || sorted.some((bounds) => isInside(bounds, key))
        : keys.has(text),
    fixed: ranges.flat().flatMap(([kind, text]) => {
      const key = kind === 'fixed' ? keyOf(text) : undefined
      return key ? [{ text, key }] : []
    }),
  }
}

type Bound = { kind: Affected['ranges'][number][number][0]; key: string }

function isInside(bounds: readonly Bound[], version: VersionKey): boolean {
  let inside = false
  for (const { kind, key } of bounds) {
    if (kind === 'introduced') inside ||= version.full >= key
    else if (kind === 'fixed') inside &&= version.full < key
    else inside &&= version.public <= key
  }
  return inside
}

const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Versions that mend something and are affected by none of the scopes, lowest first. */
export function goodFixes(scopes: readonly Scope[]): Fixed[] {
  const all = new Map(scopes.flatMap(({ fixed }) => fixed).map((each) => [each.key.full, each]))
  return [...all.values()]
    .filter(({ key, text }) => !scopes.some((scope) => scope.affects(key, text)))
    .sort((a, b) => compareText(a.key.full, b.key.full))
}

/** The lowest of the fixes that is later than a version, a final release where there is one; null where there is none. */
export function firstAfter(fixes: readonly Fixed[], version: VersionKey | undefined): string | null {
  if (!version) return null
  const later = fixes.filter(({ key }) => key.full > version.full)
  return (later.find(({ text }) => !isEarly(text)) ?? later[0])?.text ?? null
}
