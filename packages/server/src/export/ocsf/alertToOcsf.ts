// A change of an alert as Detection Finding 2004: created, updated, closed. The uid of the finding is the alert's id.

import type { Alert, AlertAct, AlertChange } from '@sentinel/contract'
import { detectionFinding } from './classes/detectionFinding.ts'
import { attacks, device, milliseconds } from './objects.ts'
import { type Attributes, confidences, type OcsfEvent } from './ocsf.ts'
import { headOf } from './toOcsf.ts'

export type ExportedAlert = { alert: Alert; change: AlertChange; platform: string }

const activities: Partial<Record<AlertAct, number>> = { raised: 1, resolved: 3, archived: 3 }
const states = {
  new: { status_id: 1, status: 'New' },
  acknowledged: { status_id: 2, status: 'In Progress' },
  resolved: { status_id: 4, status: 'Resolved' },
  archived: { status_id: 5, status: 'Archived' },
} as const
const analytics: Record<Alert['source'], Attributes> = {
  code: { type_id: 1, type: 'Rule' },
  policy: { type_id: 1, type: 'Rule' },
  detection: { type_id: 2, type: 'Behavioral' },
  anomaly: { type_id: 3, type: 'Statistical' },
}
const riskLevels = [
  { risk_level_id: 0, risk_level: 'Info' },
  { risk_level_id: 1, risk_level: 'Low' },
  { risk_level_id: 2, risk_level: 'Medium' },
  { risk_level_id: 3, risk_level: 'High' },
  { risk_level_id: 4, risk_level: 'Critical' },
]

export function alertToOcsf({ alert, change, platform }: ExportedAlert): OcsfEvent {
  const { endpoint, run, n } = alert.last
  const activity = activities[change.act] ?? 2
  const place = device({ endpoint: { ...endpoint, platform }, n })
  const told = { activity, severity: alert.severity }
  return {
    ...headOf(detectionFinding, told, {
      uid: `alert:${alert.id}:${change.number}`,
      time: change.time,
      message: `${alert.title}: ${change.act}`,
      sequence: change.number,
      run: run ?? undefined,
      type: `alert.${change.act}`,
    }),
    device: place,
    finding_info: findingInfo(alert, change),
    ...confidences[alert.confidence],
    ...states[change.state],
    is_alert: true,
    risk_score: Math.round(alert.risk.score),
    ...riskLevels[Math.min(4, Math.floor(alert.risk.score / 20))],
    risk_details: Object.values(alert.risk.parts)
      .map(({ why }) => why)
      .join('; '),
    evidences: [{ device: place, uid: `${endpoint.id}:${n}`, data: { run, n } }],
    ...(alert.source === 'anomaly' ? { anomaly_analyses: [anomaly(alert)] } : {}),
    ...(change.text === '' ? {} : { comment: change.text }),
    unmapped: {
      alert: alert.id,
      script: alert.script,
      assignee: alert.assignee,
      operator: change.operator,
      occurrences: alert.occurrences,
      endpoints: alert.endpoints,
      accounts: alert.accounts,
      dataClasses: alert.dataClasses,
      respond: alert.respond,
    },
  }
}

const findingInfo = (alert: Alert, change: AlertChange): Attributes => ({
  uid: alert.id,
  title: alert.title,
  desc: `${alert.message} ${alert.why}`.trim(),
  types: [alert.source],
  first_seen_time: milliseconds(alert.firstAt),
  last_seen_time: milliseconds(alert.lastAt),
  created_time: milliseconds(alert.firstAt),
  modified_time: milliseconds(change.time),
  analytic: { ...analytics[alert.source], uid: alert.rule, name: alert.rule },
  ...attacks(alert.technique),
})

const anomaly = (alert: Alert): Attributes => ({
  analysis_targets: [{ name: alert.script }],
  anomalies: [{ observation_parameter: alert.rule, observations: [{ value: alert.message }] }],
})
