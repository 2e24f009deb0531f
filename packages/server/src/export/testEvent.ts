// The event that `sentinel export test` sends: a Base Event that says what it is.

import { hostname } from 'node:os'
import { baseEvent } from './ocsf/classes/baseEvent.ts'
import { device } from './ocsf/objects.ts'
import type { OcsfEvent } from './ocsf/ocsf.ts'
import { headOf } from './ocsf/toOcsf.ts'

export const testEvent = (time: string): OcsfEvent => ({
  ...headOf(
    baseEvent,
    { activity: 99 },
    {
      uid: `test:${time}`,
      time,
      message: 'Sentinel tests whether this destination can be reached',
      sequence: 0,
      type: 'export.tested',
    },
  ),
  device: device({ endpoint: { id: hostname(), name: hostname(), platform: process.platform }, n: 0 }),
  unmapped: { event: 'export.tested' },
})
