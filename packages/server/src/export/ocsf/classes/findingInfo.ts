// What the classes of findings say alike of a Finding in a Script.

import type { EventOf } from '@sentinel/contract'
import { file, fingerprint, milliseconds } from '../objects.ts'
import { type Attributes, confidences, type Source } from '../ocsf.ts'

type Finding = EventOf<'finding.raised'>

export const findingInfo = (event: Finding): Attributes => ({
  uid: event.fingerprint,
  title: event.title,
  desc: event.message,
  types: [event.kind],
  created_time: milliseconds(event.time),
  analytic: { type_id: 1, type: 'Rule', uid: event.rule, name: event.rule },
})

/** State of a Finding as it is raised. What people make of it comes as events of its alert. */
export const isNew: Attributes = { status_id: 1, status: 'New' }

export const common = (event: Finding): Attributes => ({
  finding_info: findingInfo(event),
  ...confidences[event.confidence],
  ...isNew,
})

/** The Script, or the file beside it, in which it was found. */
export function findingFile(event: Finding, { run }: Source): Attributes {
  const path = event.file ?? run?.script.path ?? run?.scriptName ?? 'script'
  const isScript = event.file === undefined
  return { ...file(path), ...(isScript ? { hashes: [fingerprint(event.script)] } : {}) }
}
