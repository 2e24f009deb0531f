// How good a detector is on a labelled history: recall, and false anomalies for each endpoint and month.

import type { Anomaly } from '@sentinel/contract'
import { createAnomalyDetector } from '@sentinel/policy'
import { dayMs, firstDay } from './history.ts'
import type { Label, LabelledHistory } from './planted.ts'

export type Judgement = {
  runs: number
  found: Label[]
  missed: Label[]
  wrong: Anomaly[]
  falsePerEndpointMonth: number
  microsecondsPerRun: number
}

export function judgeDetector(
  { runs, labels }: LabelledHistory,
  fleet: { endpoints: number; days: number },
): Judgement {
  const detector = createAnomalyDetector()
  const begun = performance.now()
  const anomalies = runs.flatMap((run) => detector.observe(run))
  const end = new Date((firstDay + fleet.days) * dayMs).toISOString()
  anomalies.push(...detector.tick(end))
  const took = performance.now() - begun
  const isFound = (label: Label) => anomalies.some((anomaly) => isOf(label, anomaly))
  const wrong = anomalies.filter((anomaly) => !labels.some((label) => isOf(label, anomaly)))
  return {
    runs: runs.length,
    found: labels.filter(isFound),
    missed: labels.filter((label) => !isFound(label)),
    wrong,
    falsePerEndpointMonth: wrong.length / fleet.endpoints / (fleet.days / 30),
    microsecondsPerRun: (took * 1000) / runs.length,
  }
}

function isOf({ lineage, runs, days }: Label, anomaly: Anomaly): boolean {
  if (anomaly.run !== undefined && runs.includes(anomaly.run)) return true
  const day = Math.floor(Date.parse(anomaly.time) / dayMs) - firstDay
  return anomaly.lineage === lineage && days.includes(day)
}
