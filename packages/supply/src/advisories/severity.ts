// Severity of an advisory: CVSS v2 to v4 vectors scored, else the word that the database gives.

import type { Severity } from '@sentinel/analysis'
import cvss from 'ae-cvss-calculator'

/** `unrated` is not low: nobody has judged it, so it counts at every threshold. */
export type AdvisorySeverity = Severity | 'unrated'
export type Rating = { severity: AdvisorySeverity; score: number | null; vector: string | null }

const words: Readonly<Record<string, Severity>> = {
  LOW: 'low',
  MODERATE: 'medium',
  MEDIUM: 'medium',
  HIGH: 'high',
  CRITICAL: 'critical',
}

/** The newest version of CVSS decides. A vector that is none is passed over. */
export function rate(vectors: readonly string[], word: string | undefined): Rating {
  for (const vector of vectors.toSorted((a, b) => generation(b) - generation(a))) {
    const score = scoreOf(vector)
    if (score !== undefined) return { severity: bandOf(score, generation(vector)), score, vector }
  }
  return { severity: words[word?.toUpperCase() ?? ''] ?? 'unrated', score: null, vector: null }
}

/** v2 vectors carry no prefix. */
const generation = (vector: string) => Number(/^CVSS:(\d)/.exec(vector)?.[1] ?? 2)

function scoreOf(vector: string): number | undefined {
  try {
    const score = cvss.fromVector(vector)?.calculateScores().overall
    return Number.isFinite(score) ? score : undefined
  } catch {
    // The calculator throws on some vectors with unknown metrics.
    return undefined
  }
}

/** FIRST's bands; v2 knows neither none nor critical (NVD). */
function bandOf(score: number, generation: number): Severity {
  if (score < 4) return score === 0 && generation > 2 ? 'info' : 'low'
  if (score < 7) return 'medium'
  return score < 9 || generation === 2 ? 'high' : 'critical'
}
