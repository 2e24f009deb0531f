// The one client of the console: the server that handed the page out is the one that answers.

import { createClient, SentinelError } from '@sentinel/contract'

export { type Client, SentinelError } from '@sentinel/contract'

export const createApi = () => createClient({ origin: '' })

/** Whether a fault came from the server at all: everything else is the way to it (away, refused, cut). */
export const answered = (fault: unknown): fault is SentinelError => fault instanceof SentinelError

export const isSignedOut = (fault: unknown) => answered(fault) && fault.code === 'signed-out'
