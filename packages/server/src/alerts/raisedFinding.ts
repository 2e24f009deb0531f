// A Finding on its way to an Alert, whatever raised it: the text of a script, a policy, what was done, or what is unusual.

import type { AlertSource, Expected, Finding, Severity } from '@sentinel/contract'

export type RaisedFinding = {
  rule: string
  title: string
  source: AlertSource
  severity: Severity
  confidence: Finding['confidence']
  technique: string | null
  message: string
  why: string
  respond: string
  script: string
  run: string | null
  endpoint: { id: string; name: string }
  account: string
  /** The Event in the endpoint's log: what tells a Finding that comes again after a kill from another one. */
  n: number
  time: string
  /** The act itself was seen; else the text could do it. */
  isExecuted: boolean
  dataClasses: readonly string[]
  /** Hosts outside that the Run reached. */
  hosts: readonly string[]
  /** Of the source `anomaly`: what somebody may say is expected. */
  anomaly?: Expected
}
