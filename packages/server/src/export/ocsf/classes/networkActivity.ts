// Network Activity 4001: connections, sockets that listen, and what left in a mail or another message.

import { host, sourceEndpoint } from '../objects.ts'
import type { OcsfClass } from '../ocsf.ts'

const outbound = { connection_info: { direction_id: 2, direction: 'Outbound' } }
const inbound = { connection_info: { direction_id: 1, direction: 'Inbound' } }

export const networkActivity = {
  uid: 4001,
  caption: 'Network Activity',
  activities: { 1: 'Open', 6: 'Traffic', 7: 'Listen' },
  tells: {
    'host.connected': (event, source) => ({
      activity: 1,
      attributes: {
        src_endpoint: sourceEndpoint(source),
        dst_endpoint: host(event.host, event.address, event.port),
        ...outbound,
      },
    }),
    'socket.bound': ({ address, port }, source) => ({
      activity: 7,
      attributes: {
        src_endpoint: { ...sourceEndpoint(source), ...host(undefined, address, port) },
        ...inbound,
      },
    }),
    'mail.sent': ({ host: name, bytes, recipients, domains, attachments }, source) => ({
      activity: 6,
      attributes: {
        app_name: 'smtp',
        src_endpoint: sourceEndpoint(source),
        dst_endpoint: host(name),
        ...(bytes === undefined ? {} : { traffic: { bytes, bytes_out: bytes } }),
        ...outbound,
      },
      unmapped: { recipients, domains, attachments },
    }),
    'content.sent': (event, source) =>
      event.secrets.length > 0 || Object.keys(event.classes).length > 0
        ? undefined // a Data Security Finding
        : {
            activity: 6,
            attributes: {
              src_endpoint: sourceEndpoint(source),
              dst_endpoint: host(event.host, undefined, event.port),
              ...(event.bytes === undefined
                ? {}
                : { traffic: { bytes: event.bytes, bytes_out: event.bytes } }),
              ...outbound,
            },
            unmapped: { kind: event.kind, examined: event.examined, verdict: event.verdict },
          },
  },
} satisfies OcsfClass
