// How old the advisory data is: shown wherever a verdict rests on it.

import type { AdvisorySet } from './importAdvisories.ts'

export type DataAge =
  | { kind: 'none' }
  | { kind: 'known'; newest: string; imported: string; days: number; advisories: number; isStale: boolean }

/** Malicious packages live for hours, faults are exploited within days: a week is long, but offline imports take time. */
const staleAfterDays = 14

export function dataAgeOf(set: AdvisorySet | undefined, now: number): DataAge {
  if (!set || set.advisories.length === 0) return { kind: 'none' }
  const days = Math.max(0, Math.floor((now - Date.parse(set.newest)) / 86_400_000))
  const { newest, imported, advisories } = set
  return {
    kind: 'known',
    newest,
    imported,
    days,
    advisories: advisories.length,
    isStale: days > staleAfterDays,
  }
}

export function ageText(age: DataAge): string {
  if (age.kind === 'none')
    return 'No advisory data: nothing was judged. Import some with `sentinel advisories import FILE.zip`.'
  const days = age.days === 1 ? '1 day' : `${age.days} days`
  const text = `Advisory data: ${age.advisories} advisories, the latest of ${age.newest.slice(0, 10)} (${days} old).`
  return age.isStale ? `${text} It is stale: what became known since is not in it.` : text
}
