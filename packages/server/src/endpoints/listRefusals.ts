// What the server refused of late: evidence that somebody tried.

import type { RefusalRow } from '@sentinel/contract'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { daysAgo } from '../now.ts'

/** Newest first; what is more is in the server's log. */
const listed = 200

export const listRefusals = (control: ControlStore, days: number, endpoint?: string): Promise<RefusalRow[]> =>
  control.refusals.list(daysAgo(days), listed, endpoint)
