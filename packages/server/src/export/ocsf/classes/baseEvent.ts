// Base Event 0: acts that OCSF 1.8 has no class for. Nothing is left out of an export for want of one.

import type { EventOf } from '@sentinel/contract'
import type { OcsfClass } from '../ocsf.ts'

type Automated = EventOf<'desktop.automated'>

export const baseEvent = {
  uid: 0,
  caption: 'Base Event',
  activities: { 99: 'Other' },
  tells: {
    /** Without its excerpt: text of a Script is no matter for other systems. */
    'script.read': ({ sha256, path, lines }) => ({ activity: 99, unmapped: { sha256, path, lines } }),
    'script.judged': ({ sha256, intent, counts, suppressed, complete, engine }) => ({
      activity: 99,
      unmapped: { sha256, intent, counts, suppressed, complete, engine },
    }),
    'run.traced': ({ type: _, run: __, time: ___, seq: ____, ...origin }) => ({
      activity: 99,
      unmapped: { ...origin },
    }),
    'approval.requested': ({ request, account, reason, rule, script, of: run }) => ({
      activity: 99,
      unmapped: { request, account, reason, rule, script, run },
    }),
    'event.repeated': ({ of, count, sums }) => ({
      activity: 99,
      attributes: { count },
      unmapped: { of, sums },
    }),
    'desktop.automated': (event) => {
      const { application, action, library } = event as Automated
      return { activity: 99, unmapped: { application, action, library } }
    },
    'clipboard.accessed': ({ access, bytes }) => ({ activity: 99, unmapped: { access, bytes } }),
  },
} satisfies OcsfClass
