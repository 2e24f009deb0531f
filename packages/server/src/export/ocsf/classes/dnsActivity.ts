// DNS Activity 4003: names that a Run looked up.

import { sourceEndpoint } from '../objects.ts'
import type { OcsfClass } from '../ocsf.ts'

export const dnsActivity = {
  uid: 4003,
  caption: 'DNS Activity',
  activities: { 1: 'Query' },
  tells: {
    'host.resolved': ({ host }, source) => ({
      activity: 1,
      attributes: { src_endpoint: sourceEndpoint(source), query: { hostname: host } },
    }),
  },
} satisfies OcsfClass
