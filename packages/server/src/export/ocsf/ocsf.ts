// The shape of an OCSF 1.8 event here, and of a class: which of our Events it tells, and how. schema.ocsf.io/1.8.0.

import type { EventOf, EventType, RunSummary, Severity } from '@sentinel/contract'

export const ocsfVersion = '1.8.0'

/** Where an Event was made. `run` is absent where it concerns the endpoint. */
export type Source = {
  endpoint: { id: string; name: string; platform: string }
  run?: RunSummary | undefined
  n: number
}

export type Attributes = Record<string, unknown>

/** What a class says of an Event beyond what every event has. */
export type Told = {
  activity: number
  severity?: Severity | undefined
  /** In place of our own sentence for the Event. */
  message?: string | undefined
  /** `security_control`: what became of the act. */
  control?: Control | undefined
  /** Besides `host`, which all have. */
  profiles?: string[]
  attributes?: Attributes
  /** Members that no attribute of the class can hold. */
  unmapped?: Attributes
}
export type Control = 'allowed' | 'observed' | 'blocked'

export type OcsfClass = {
  uid: number
  caption: string
  /** By activity id, as the schema calls them; 99 is named by what is told: see `other`. */
  activities: Readonly<Record<number, string>>
  /** The table of the class. An Event may be told by two classes: each gives an event of its own. */
  tells: { readonly [T in EventType]?: (event: EventOf<T>, source: Source) => Told | undefined }
}

export type OcsfEvent = Attributes & {
  class_uid: number
  activity_id: number
  activity_name: string
  class_name: string
  category_name: string
  type_uid: number
  severity_id: number
  severity: string
  time: number
  message: string
  metadata: Attributes & {
    uid: string
    sequence: number
    product: { name: string; vendor_name: string; version: string }
  }
}

/** Severity ids and captions of the dictionary. */
export const severities: Record<Severity, { id: number; caption: string }> = {
  info: { id: 1, caption: 'Informational' },
  low: { id: 2, caption: 'Low' },
  medium: { id: 3, caption: 'Medium' },
  high: { id: 4, caption: 'High' },
  critical: { id: 5, caption: 'Critical' },
}

export const confidences = {
  low: { confidence_id: 1, confidence: 'Low' },
  medium: { confidence_id: 2, confidence: 'Medium' },
  high: { confidence_id: 3, confidence: 'High' },
} as const

export const categories: Record<number, string> = {
  0: 'Uncategorized',
  1: 'System Activity',
  2: 'Findings',
  4: 'Network Activity',
  5: 'Discovery',
  6: 'Application Activity',
}

/** Action and disposition of the profile `security_control`. */
export const controls: Record<Control, Attributes> = {
  allowed: { action_id: 1, action: 'Allowed', disposition_id: 1, disposition: 'Allowed' },
  observed: { action_id: 3, action: 'Observed', disposition_id: 17, disposition: 'Logged' },
  blocked: { action_id: 2, action: 'Denied', disposition_id: 2, disposition: 'Blocked' },
}
