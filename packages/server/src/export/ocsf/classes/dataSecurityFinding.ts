// Data Security Finding 2006: secrets and personal data, in a Script or on their way out. A secret is its type, a keyed
// hash and its last four characters; never itself.

import type { EventOf, Severity } from '@sentinel/contract'
import { host, milliseconds, named, sourceEndpoint } from '../objects.ts'
import type { Attributes, Control, OcsfClass } from '../ocsf.ts'
import { common, findingFile, isNew } from './findingInfo.ts'

type Sent = EventOf<'content.sent'>

const atRest = { data_lifecycle_state_id: 1, data_lifecycle_state: 'Data at-Rest' }
const inTransit = { data_lifecycle_state_id: 2, data_lifecycle_state: 'Data in-Transit' }
const detection = { detection_system_id: 1, detection_system: 'Endpoint' }
const security = { category_id: 6, category: 'Security' }
const personal = { category_id: 1, category: 'Personal' }

const verdicts: Record<NonNullable<Sent['verdict']>, Control> = {
  allow: 'allowed',
  warn: 'observed',
  deny: 'blocked',
}

/** A secret that goes where it does not belong is a leak; one that is used is not. */
function severityOf({ secrets, classes }: Sent): Severity {
  if (secrets.some(({ belongs }) => !belongs)) return 'high'
  return Object.keys(classes).length > 0 ? 'medium' : 'info'
}

function dataSecurity({ secrets, classes, bytes }: Sent): Attributes {
  const types = [...secrets.map(({ type }) => type), ...named(classes)]
  return {
    ...inTransit,
    ...detection,
    ...(secrets.length > 0 ? security : personal),
    detection_pattern: types.join(', '),
    discovery_details: Object.entries(classes).map(([type, count]) => ({ type, count })),
    ...(bytes === undefined ? {} : { size: bytes }),
  }
}

export const dataSecurityFinding = {
  uid: 2006,
  caption: 'Data Security Finding',
  activities: { 1: 'Create' },
  tells: {
    'content.sent': (event, source) => {
      if (event.secrets.length === 0 && Object.keys(event.classes).length === 0) return undefined
      const to = event.host ?? event.kind
      return {
        activity: 1,
        severity: severityOf(event),
        control: event.verdict ? verdicts[event.verdict] : undefined,
        attributes: {
          finding_info: {
            uid: `${source.endpoint.id}:${source.n}`,
            title: `${event.secrets.length > 0 ? 'Secret' : 'Personal data'} sent to ${to}`,
            created_time: milliseconds(event.time),
            types: [event.secrets.length > 0 ? 'secret' : 'data'],
          },
          ...isNew,
          data_security: dataSecurity(event),
          src_endpoint: sourceEndpoint(source),
          dst_endpoint: host(event.host, undefined, event.port),
        },
        unmapped: {
          kind: event.kind,
          examined: event.examined,
          secrets: event.secrets,
          library: event.library,
        },
      }
    },
    'finding.raised': (event, source) =>
      event.kind === 'secret'
        ? {
            activity: 1,
            severity: event.severity,
            attributes: {
              ...common(event),
              data_security: {
                ...atRest,
                ...detection,
                ...security,
                detection_pattern: event.secret?.type ?? event.rule,
              },
              file: findingFile(event, source),
            },
            unmapped: { line: event.line, secret: event.secret },
          }
        : undefined,
  },
} satisfies OcsfClass
