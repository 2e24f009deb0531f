// The four things that raise a Finding, each as one: a rule about a script's text, a policy, a detection, an anomaly.

import type { Anomaly, AnomalyKind, Event, EventOf, Expected } from '@sentinel/contract'
import type { DetectionRule } from '@sentinel/policy'
import type { RaisedFinding } from '../alerts/raisedFinding.ts'
import { severityRank } from '../findings/severityRank.ts'

/** Whose it is, and where. */
export type Found = Pick<
  RaisedFinding,
  'script' | 'run' | 'endpoint' | 'account' | 'n' | 'time' | 'dataClasses' | 'hosts'
>

/** A script's text has many small Findings; from medium on somebody should look. */
const leastOfCode = severityRank('medium')

/** Why a rule about a script's text matters, by its id; undefined for one that is not ours. */
export type WhyOf = (rule: string) => string | undefined

export function fromEvent(event: Event, found: Found, whyOf: WhyOf): RaisedFinding[] {
  if (event.type === 'finding.raised') return fromCode(event, found, whyOf)
  return event.type === 'policy.applied' && event.verdict !== 'allow' ? [fromPolicy(event, found)] : []
}

function fromCode(event: EventOf<'finding.raised'>, found: Found, whyOf: WhyOf): RaisedFinding[] {
  if (severityRank(event.severity) < leastOfCode) return []
  const { rule, title, severity, confidence, message, fix = 'Look at the line and its source.' } = event
  return [
    {
      ...found,
      ...{ rule, title, severity, confidence, message },
      source: 'code',
      technique: null,
      why: whyOf(rule) ?? title,
      respond: fix,
      isExecuted: false,
    },
  ]
}

const fromPolicy = (event: EventOf<'policy.applied'>, found: Found): RaisedFinding => ({
  ...found,
  rule: event.rule,
  title: `${event.verdict === 'deny' ? 'Denied' : 'Warned'} by policy: ${event.rule}`,
  source: 'policy',
  severity: event.verdict === 'deny' ? 'high' : 'medium',
  confidence: event.fault ? 'low' : 'high',
  technique: null,
  message: `${event.act} ${event.subject}`.trim(),
  why: event.reason,
  respond: 'Ask whoever runs the script; make an exception in the policy if it is as it should be.',
  isExecuted: event.verdict !== 'deny',
})

export const fromDetection = (rule: DetectionRule, told: string, found: Found): RaisedFinding => ({
  ...found,
  rule: rule.id,
  title: rule.title,
  source: 'detection',
  severity: rule.severity,
  confidence: rule.confidence,
  technique: rule.technique,
  message: told,
  why: rule.why,
  respond: rule.respond,
  isExecuted: true,
})

const titles: Record<AnomalyKind, string> = {
  'new-host': 'A host that this script never reached',
  'new-package': 'A package that this script never used',
  'new-data-class': 'A class of data that this script never read',
  'new-process': 'A program that this script never started',
  'new-database': 'A database that this script never used',
  'new-provider': 'A provider that this script never called',
  'new-country': 'A country that this script never reached',
  'new-account': 'An account that never ran this script',
  'many-machines': 'On many machines all at once',
  volume: 'Much more data than usual',
  'provider-volume': 'Much more than usual to a provider',
  duration: 'Much longer than usual',
  'schedule-missed': 'A run that did not come',
  'schedule-moved': 'At an hour at which it never runs',
  failing: 'It fails all of a sudden',
  'capabilities-grew': 'It can do what it never could',
}
const grave: readonly AnomalyKind[] = [
  'new-provider',
  'new-country',
  'provider-volume',
  'many-machines',
  'capabilities-grew',
]
const mild: readonly AnomalyKind[] = ['duration', 'schedule-moved', 'new-package']

const expectedOf = ({ kind, lineage, subject, value }: Anomaly): Expected => ({
  kind,
  lineage,
  subject,
  ...(value === undefined ? {} : { value }),
})

export const fromAnomaly = (anomaly: Anomaly, found: Found): RaisedFinding => ({
  ...found,
  rule: `anomaly-${anomaly.kind}`,
  title: titles[anomaly.kind],
  source: 'anomaly',
  severity: grave.includes(anomaly.kind) ? 'high' : mild.includes(anomaly.kind) ? 'low' : 'medium',
  confidence: anomaly.score >= 4 ? 'high' : anomaly.score >= 3 ? 'medium' : 'low',
  technique: null,
  message: `Usual: ${anomaly.usual}. Seen: ${anomaly.seen}; ${anomaly.rare}.`,
  why: 'It differs from everything that is known of this script.',
  respond: 'Ask whoever runs it; say that it is expected if it is.',
  isExecuted: true,
  anomaly: expectedOf(anomaly),
})
