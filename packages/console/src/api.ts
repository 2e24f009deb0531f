// The one client of the console: the server that handed the page out is the one that answers.

import { createClient, type SentinelError } from '@sentinel/contract'

export type { Client, SentinelError } from '@sentinel/contract'

export const createApi = () => createClient({ origin: '' })

/**
 * Whether a fault came from the server at all: everything else is the way to it (away, refused, cut). Asked by name, as
 * the class comes with the table of all faults, which is loaded when there is one.
 */
export const answered = (fault: unknown): fault is SentinelError =>
  fault instanceof Error && fault.name === 'SentinelError'

export const isSignedOut = (fault: unknown) => answered(fault) && fault.code === 'signed-out'
