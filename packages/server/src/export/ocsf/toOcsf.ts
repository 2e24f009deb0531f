// An Event as OCSF 1.8: the tables of the classes, and what every event of OCSF has. Pure.

import { type Event, type EventType, tellEvent } from '@sentinel/contract'
import { version } from '../../version.ts'
import { apiActivity } from './classes/apiActivity.ts'
import { applicationLifecycle } from './classes/applicationLifecycle.ts'
import { baseEvent } from './classes/baseEvent.ts'
import { dataSecurityFinding } from './classes/dataSecurityFinding.ts'
import { datastoreActivity } from './classes/datastoreActivity.ts'
import { detectionFinding } from './classes/detectionFinding.ts'
import { dnsActivity } from './classes/dnsActivity.ts'
import { fileActivity } from './classes/fileActivity.ts'
import { httpActivity } from './classes/httpActivity.ts'
import { moduleActivity } from './classes/moduleActivity.ts'
import { networkActivity } from './classes/networkActivity.ts'
import { postureFinding } from './classes/postureFinding.ts'
import { processActivity } from './classes/processActivity.ts'
import { scriptActivity } from './classes/scriptActivity.ts'
import { softwareInventory } from './classes/softwareInventory.ts'
import { vulnerabilityFinding } from './classes/vulnerabilityFinding.ts'
import { actor, device, milliseconds } from './objects.ts'
import {
  type Attributes,
  categories,
  controls,
  type OcsfClass,
  type OcsfEvent,
  ocsfVersion,
  type Source,
  severities,
  type Told,
} from './ocsf.ts'

const told = [
  scriptActivity,
  processActivity,
  moduleActivity,
  fileActivity,
  networkActivity,
  dnsActivity,
  httpActivity,
  datastoreActivity,
  apiActivity,
  applicationLifecycle,
  softwareInventory,
  vulnerabilityFinding,
  postureFinding,
  dataSecurityFinding,
  detectionFinding,
  baseEvent,
] as const
export const classes: readonly OcsfClass[] = told

/** Whoever adds an Event to the vocabulary decides here how it is told: what no class tells does not compile. */
type ToldBy<Class> = Class extends { tells: infer Tells } ? keyof Tells : never
type Untold = Exclude<EventType, ToldBy<(typeof told)[number]>>
const untold: Untold extends never ? true : Untold = true
void untold

type Tell = (event: Event, source: Source) => Told | undefined
const tellers = new Map<EventType, { of: OcsfClass; tell: Tell }[]>()
for (const of of classes)
  for (const [type, tell] of Object.entries(of.tells)) {
    const type_ = type as EventType
    tellers.set(type_, [...(tellers.get(type_) ?? []), { of, tell: tell as Tell }])
  }

/** One event, or two where an Event is an act of two classes. `metadata.uid` is the same however often it is told. */
export function toOcsf(event: Event, source: Source): OcsfEvent[] {
  return (tellers.get(event.type) ?? []).flatMap(({ of, tell }) => {
    const told = tell(event, source)
    return told ? [eventOf(of, told, event, source)] : []
  })
}

function eventOf(of: OcsfClass, told: Told, event: Event, source: Source): OcsfEvent {
  const message = told.message ?? tellEvent(event)
  const head = headOf(of, told, {
    uid: `${source.endpoint.id}:${source.n}:${of.uid}`,
    time: event.time,
    message: source.run ? `${source.run.scriptName}: ${message}` : message,
    sequence: source.n,
    run: event.run,
    type: event.type,
  })
  const at = 'at' in event ? event.at : undefined
  return {
    ...head,
    device: device(source),
    actor: actor(source),
    ...(told.control ? controls[told.control] : {}),
    ...told.attributes,
    unmapped: { event: event.type, ...(at === undefined ? {} : { at }), ...told.unmapped },
  }
}

type Head = {
  uid: string
  time: string
  message: string
  sequence: number
  run?: string | undefined
  type: string
}

/** What all events have: classification, time, severity, message and metadata. */
export function headOf(of: OcsfClass, told: Told, head: Head): OcsfEvent {
  const category = Math.floor(of.uid / 1000)
  const { id, caption } = severities[told.severity ?? 'info']
  const activity = of.activities[told.activity] ?? 'Other'
  const profiles = ['host', ...(told.control ? ['security_control'] : []), ...(told.profiles ?? [])]
  return {
    activity_id: told.activity,
    activity_name: activity,
    category_uid: category,
    category_name: categories[category] as string,
    class_uid: of.uid,
    class_name: of.caption,
    type_uid: of.uid * 100 + told.activity,
    type_name: `${of.caption}: ${activity}`,
    time: milliseconds(head.time),
    severity_id: id,
    severity: caption,
    message: head.message,
    metadata: {
      version: ocsfVersion,
      product: { name: 'Sentinel', vendor_name: 'Sentinel', version },
      uid: head.uid,
      sequence: head.sequence,
      profiles,
      log_name: 'evidence',
      event_code: head.type,
      original_time: head.time,
      ...(head.run ? { correlation_uid: head.run } : {}),
    },
  }
}

export type { Attributes, OcsfEvent, Source }
