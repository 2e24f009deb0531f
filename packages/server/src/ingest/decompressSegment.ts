// From the bytes of an upload to the bytes of a segment, within limits: a small body can claim to be a large one.

import { zstdDecompress } from 'node:zlib'
import { SentinelError, segmentLimits } from '@sentinel/contract'

/** Never holds more than the limit, whatever the frame announces. Faults: `segment-oversized`, `segment-unreadable`. */
export async function decompressSegment(body: Uint8Array): Promise<Buffer> {
  if (body.byteLength > segmentLimits.compressedBytes) throw oversized(segmentLimits.compressedBytes)
  const { bytes, consumed } = await decompress(body)
  // Node stops after the first frame and says nothing about what follows it.
  if (consumed !== body.byteLength) throw unreadable()
  return bytes
}

type Decompressed = { bytes: Buffer; consumed: number }
/** What `info: true` answers; the types do not know of it. */
type WithEngine = { buffer: Buffer; engine: { bytesWritten: number } }

function decompress(body: Uint8Array): Promise<Decompressed> {
  return new Promise((resolve, reject) => {
    zstdDecompress(body, { maxOutputLength: segmentLimits.bytes, info: true }, (cause, result) => {
      if (cause) return reject(faultOf(cause))
      const { buffer, engine } = result as unknown as WithEngine
      resolve({ bytes: buffer, consumed: engine.bytesWritten })
    })
  })
}

function faultOf(cause: NodeJS.ErrnoException): SentinelError {
  return cause.code === 'ERR_BUFFER_TOO_LARGE' ? oversized(segmentLimits.bytes) : unreadable(cause)
}

const oversized = (limit: number) => new SentinelError('segment-oversized', { limit })

const unreadable = (cause?: Error) =>
  new SentinelError('segment-unreadable', { reason: 'it is not one whole zstd frame' }, { cause })
