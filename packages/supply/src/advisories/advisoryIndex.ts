// Advisories by package, ready to be asked; records of several databases about one fault answer as one.

import type { Severity } from '@sentinel/analysis'
import { createKeyReader, versionKey } from '../versions/versionKey.ts'
import type { Advisory } from './advisory.ts'
import { type Fixed, firstAfter, goodFixes, type Scope, scopeOf } from './affects.ts'
import { type Exploitation, worstExploitation } from './exploitation.ts'
import type { AdvisorySeverity } from './severity.ts'

/** One fault of one version, by all the names it has. */
export type Match = Exploitation & {
  /** CVE first, then GHSA, PYSEC and others: the first is what people search for. */
  ids: string[]
  summary: string
  severity: AdvisorySeverity
  score: number | null
  vector: string | null
  malicious: boolean
  page: string | null
  published: string | null
  fix: string | null
}

export type Matches = {
  matches: readonly Match[]
  /** One version that is free of all of them; null where none is known. */
  fix: string | null
}

export type AdvisoryIndex = {
  size: number
  /** `name` as PEP 503 writes it. Answers are kept: fleets hold the same versions over and over. */
  matchesOf(name: string, version: string): Matches
}

const none: Matches = { matches: [], fix: null }

export function createAdvisoryIndex(advisories: readonly Advisory[]): AdvisoryIndex {
  const byName = new Map<string, Advisory[]>()
  for (const advisory of advisories)
    for (const name of new Set(advisory.affected.map((each) => each.name))) {
      const known = byName.get(name)
      if (known) known.push(advisory)
      else byName.set(name, [advisory])
    }
  const read = new Map<string, Known>()
  const knownOf = (name: string, about: readonly Advisory[]) => {
    const known = read.get(name) ?? knownFrom(about, name)
    read.set(name, known)
    return known
  }
  const kept = new Map<string, Matches>()
  return {
    size: advisories.length,
    matchesOf(name, version) {
      const about = byName.get(name)
      if (!about) return none
      const key = `${name} ${version}`
      const known = kept.get(key) ?? judge(knownOf(name, about), version)
      kept.set(key, known)
      return known
    },
  }
}

/** An advisory with what it says of one package. */
type Scoped = { advisory: Advisory; scopes: Scope[] }

/** All that is known of one package: made when it is first asked for. */
type Known = { about: readonly Scoped[]; fixes: readonly Fixed[] }

const fixesOf = (some: readonly Scoped[]) => goodFixes(some.flatMap(({ scopes }) => scopes))

function knownFrom(advisories: readonly Advisory[], name: string): Known {
  const keyOf = createKeyReader()
  const about = advisories.map((advisory) => ({
    advisory,
    scopes: advisory.affected.filter((each) => each.name === name).map((each) => scopeOf(each, keyOf)),
  }))
  return { about, fixes: fixesOf(about) }
}

function judge({ about, fixes }: Known, version: string): Matches {
  const key = versionKey(version)
  const hits = about.filter(({ scopes }) => scopes.some((scope) => scope.affects(key, version)))
  if (hits.length === 0) return none
  const matches = groupByAlias(hits).map((group) =>
    merged(
      group.map(({ advisory }) => advisory),
      firstAfter(fixesOf(group), key),
    ),
  )
  return { matches: matches.sort(worstFirst), fix: firstAfter(fixes, key) }
}

/** Records that share an id, directly or through another record, are one group. */
function groupByAlias(hits: readonly Scoped[]): Scoped[][] {
  let groups: { ids: Set<string>; members: Scoped[] }[] = []
  for (const hit of hits) {
    const ids = [hit.advisory.id, ...hit.advisory.aliases]
    const related = groups.filter((group) => ids.some((id) => group.ids.has(id)))
    const joined = {
      ids: new Set([...ids, ...related.flatMap((group) => [...group.ids])]),
      members: [...related.flatMap((group) => group.members), hit],
    }
    groups = [...groups.filter((group) => !related.includes(group)), joined]
  }
  return groups.map(({ members }) => members)
}

function merged(group: Advisory[], fix: string | null): Match {
  const [worst, ...others] = group.toSorted(worstFirst) as [Advisory, ...Advisory[]]
  const ids = new Set(group.flatMap(({ id, aliases }) => [id, ...aliases]))
  const all = [worst, ...others]
  return {
    ids: [...ids].sort((a, b) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1)),
    summary: worst.summary || (all.find((each) => each.summary)?.summary ?? ''),
    severity: worst.severity,
    score: worst.score,
    vector: worst.vector,
    malicious: all.some((each) => each.malicious),
    page: all.find((each) => each.page)?.page ?? null,
    published:
      all
        .map((each) => each.published)
        .filter((each) => each !== null)
        .sort()[0] ?? null,
    fix,
    ...worstExploitation(all),
  }
}

const prefixes = ['MAL-', 'CVE-', 'GHSA-', 'PYSEC-']
const rankOf = (id: string) =>
  (prefixes.findIndex((prefix) => id.startsWith(prefix)) + prefixes.length + 1) % (prefixes.length + 1)

const order: Readonly<Record<Severity | 'unrated', number>> = {
  unrated: 0,
  info: 1,
  low: 2,
  medium: 3,
  high: 4,
  critical: 5,
}

type Rated = Exploitation & { severity: AdvisorySeverity; score: number | null }

/** What is exploited comes before all, then the worse, then the likelier; what nobody has rated last, though it counts. */
const worstFirst = (a: Rated, b: Rated) =>
  Number(b.exploited !== undefined) - Number(a.exploited !== undefined) ||
  order[b.severity] - order[a.severity] ||
  (b.score ?? 0) - (a.score ?? 0) ||
  (b.epss ?? 0) - (a.epss ?? 0)
