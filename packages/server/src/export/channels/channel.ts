// A way out: takes a batch, and returns when it has surely arrived.

import type { OcsfEvent } from '../ocsf/ocsf.ts'

/** `id` is the same when the batch is sent again. */
export type Batch = { id: string; events: readonly OcsfEvent[] }

export type Channel = {
  /** Rejects where it did not arrive, or nobody knows; then the batch comes again. */
  send(batch: Batch): Promise<void>
  close(): Promise<void>
}

/** Why something did not arrive, in words for who runs the receiver. `afterMs`: the receiver asks not to be tried before. */
export class NotArrived extends Error {
  readonly afterMs: number
  constructor(reason: string, options: ErrorOptions & { afterMs?: number } = {}) {
    super(reason, options)
    this.name = 'NotArrived'
    this.afterMs = options.afterMs ?? 0
  }
}

/** What a network or file fault is called, without what it says of addresses and contents. */
export function reasonOf(fault: unknown): string {
  if (fault instanceof NotArrived) return fault.message
  const { code, message } = fault as NodeJS.ErrnoException
  return words[code ?? ''] ?? code ?? message
}

const words: Record<string, string> = {
  ECONNREFUSED: 'nobody listens there (ECONNREFUSED)',
  ENOTFOUND: 'there is no host of that name (ENOTFOUND)',
  ETIMEDOUT: 'it does not answer (ETIMEDOUT)',
  ECONNRESET: 'it broke the connection off (ECONNRESET)',
  ENOENT: 'a file that it needs is not there (ENOENT)',
  EACCES: 'a file that it needs may not be opened (EACCES)',
  ENOSPC: 'the disk is full (ENOSPC)',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate is from an authority that is not trusted; name it with --ca',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is its own authority; name it with --ca',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'its certificate is from an authority that is not trusted; name it with --ca',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'its certificate is from an authority that is not trusted; name it with --ca',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  CERT_HAS_EXPIRED: 'its certificate has expired',
}
