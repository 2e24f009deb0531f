// One number to sort by, and why it is that one: 100 × severity × confidence × executed × data × reach × exposure.

import type { Alert, Risk } from '@sentinel/contract'

const severities = { info: 0.1, low: 0.3, medium: 0.5, high: 0.8, critical: 1 } as const
const confidences = { low: 0.6, medium: 0.8, high: 1 } as const

export type RiskFacts = Pick<Alert, 'severity' | 'confidence' | 'dataClasses' | 'endpoints'> & {
  isExecuted: boolean
  hosts: readonly string[]
}

export function riskOf(facts: RiskFacts): Risk {
  const { severity, confidence, dataClasses, endpoints, isExecuted, hosts } = facts
  const parts: Risk['parts'] = {
    severity: { factor: severities[severity], why: `severity ${severity}` },
    confidence: { factor: confidences[confidence], why: `confidence ${confidence}` },
    executed: isExecuted
      ? { factor: 1, why: 'it was done' }
      : { factor: 0.7, why: 'the script that ran could do it; the act was not seen' },
    data:
      dataClasses.length > 0
        ? { factor: 1, why: `personal data: ${dataClasses.slice(0, 5).join(', ')}` }
        : { factor: 0.8, why: 'no personal data was seen' },
    reach: { factor: reachOf(endpoints), why: endpoints === 1 ? 'one endpoint' : `${endpoints} endpoints` },
    exposure:
      hosts.length > 0
        ? { factor: 1, why: `reached ${hosts.slice(0, 3).join(', ')}` }
        : { factor: 0.8, why: 'no host was reached' },
  }
  const score = Object.values(parts).reduce((product, { factor }) => product * factor, 100)
  return { score: Math.round(score * 10) / 10, parts }
}

/** One endpoint 0.8, two 0.85, sixteen and more 1. */
const reachOf = (endpoints: number): number =>
  Math.min(1, Math.round((0.8 + 0.05 * Math.log2(Math.max(1, endpoints))) * 100) / 100)
