// From the bytes of an upload to the bytes of a segment, within limits: a small body can claim to be a large one.

import { promisify } from 'node:util'
import { zstdDecompress } from 'node:zlib'
import { SentinelError, segmentLimits } from '@sentinel/contract'

const decompress = promisify(zstdDecompress)

/** Never holds more than the limit, whatever the frame announces. Faults: `segment-oversized`, `segment-unreadable`. */
export async function decompressSegment(body: Uint8Array): Promise<Buffer> {
  if (body.byteLength > segmentLimits.compressedBytes) throw oversized(segmentLimits.compressedBytes)
  try {
    return await decompress(body, { maxOutputLength: segmentLimits.bytes })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw oversized(segmentLimits.bytes)
    throw new SentinelError('segment-unreadable', { reason: 'it is not one whole zstd frame' }, { cause })
  }
}

const oversized = (limit: number) => new SentinelError('segment-oversized', { limit })
