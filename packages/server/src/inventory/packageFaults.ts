// What advisories know of the versions of one package that the fleet has.

import type { PackageFault, PackageReach, PackageRisk, RiskSeverity } from '@sentinel/contract'
import { type AdvisoryIndex, type Match, normalise } from '@sentinel/supply'

export type HeldVersion = { version: string; reach: PackageReach }

/** The nearest first, then what is made to harm or exploited, then the worse. */
export function faultsOf(index: AdvisoryIndex, name: string, held: readonly HeldVersion[]): PackageFault[] {
  const faults = new Map<string, PackageFault>()
  for (const { version, reach } of held)
    for (const match of index.matchesOf(normalise(name), version).matches) {
      // Each branch has its own mended version: told as one they would send people to a version that is no upgrade of theirs.
      const key = `${match.ids[0]} ${match.fix}`
      const fault = faults.get(key) ?? faultOf(match, reach)
      fault.versions.push(version)
      if (reach === 'imported') fault.reach = reach
      faults.set(key, fault)
    }
  return [...faults.values()].sort(nearestFirst)
}

const faultOf = (match: Match, reach: PackageReach): PackageFault => ({
  ids: match.ids,
  summary: match.summary,
  severity: match.severity,
  malicious: match.malicious,
  exploited: match.exploited ?? null,
  epss: match.epss ?? null,
  fix: match.fix,
  page: match.page,
  versions: [],
  reach,
})

const mostIds = 8

/** Null where nothing is known against any of them. */
export function riskOf(index: AdvisoryIndex, name: string, held: readonly HeldVersion[]): PackageRisk | null {
  const faults = faultsOf(index, name, held)
  const [nearest] = faults
  if (!nearest) return null
  const near = faults.filter(({ reach }) => reach === nearest.reach)
  const ids = [...new Set(faults.map(({ ids }) => ids[0] ?? ''))]
  return {
    reach: nearest.reach,
    // What is imported is in all that is near: a worse fault of a version that nobody imports does not outrank it.
    severity: near.map(({ severity }) => severity).reduce(worse),
    malicious: near.some(({ malicious }) => malicious),
    exploited: near.flatMap(({ exploited }) => exploited ?? []).sort()[0] ?? null,
    faults: ids.length,
    ids: ids.slice(0, mostIds),
    versions: held
      .map(({ version, reach }) => ({ version, reach, known: index.matchesOf(normalise(name), version) }))
      .filter(({ known }) => known.matches.length > 0)
      .map(({ version, reach, known }) => ({ version, fix: known.fix, reach })),
  }
}

type Ranked = Pick<PackageRisk, 'reach' | 'severity' | 'malicious' | 'exploited'>

export const nearestFirst = (a: Ranked, b: Ranked): number =>
  Number(b.reach === 'imported') - Number(a.reach === 'imported') ||
  Number(isAtWork(b)) - Number(isAtWork(a)) ||
  rank[b.severity] - rank[a.severity]

const isAtWork = ({ malicious, exploited }: Ranked) => malicious || exploited !== null

/** What nobody has rated is not harmless: it stands with the medium, as in Findings. */
const rank: Record<RiskSeverity, number> = { info: 1, low: 2, unrated: 3, medium: 3, high: 4, critical: 5 }
const worse = (a: RiskSeverity, b: RiskSeverity) => (rank[b] > rank[a] ? b : a)
