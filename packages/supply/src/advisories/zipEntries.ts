// The files of a zip archive (APPNOTE 6.3.10), one after the other, from its central directory; zip64 for large exports.

import { inflateRawSync } from 'node:zlib'

export type ZipEntry = { name: string; bytes: Uint8Array }
/** What is wrong with an archive, or with one of its files. */
export type ZipProblem = { name: string; problem: string }

const largestFile = 32 * 1024 * 1024

/** A damaged file costs itself; an archive without a directory is one problem with an empty name. */
export function* zipEntries(archive: Uint8Array): Generator<ZipEntry | ZipProblem> {
  const view = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const directory = findDirectory(view)
  if (!directory) {
    yield { name: '', problem: 'it is no zip archive' }
    return
  }
  let at = directory.start
  for (let count = 0; count < directory.count; count++) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) {
      yield { name: '', problem: `its directory ends after ${count} of ${directory.count} files` }
      return
    }
    const nameLength = view.readUInt16LE(at + 28)
    const name = view.toString('utf8', at + 46, at + 46 + nameLength)
    if (!name.endsWith('/')) yield readEntry(view, at, name)
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
}

function findDirectory(view: Buffer): { start: number; count: number } | undefined {
  const end = view.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  if (end < 0 || end + 22 > view.length) return undefined
  const start = view.readUInt32LE(end + 16)
  const count = view.readUInt16LE(end + 10)
  if (start !== 0xffffffff && count !== 0xffff) return { start, count }
  const wide = view.lastIndexOf('PK\x06\x06', end, 'latin1')
  if (wide < 0 || wide + 56 > view.length) return undefined
  return { start: Number(view.readBigUInt64LE(wide + 48)), count: Number(view.readBigUInt64LE(wide + 32)) }
}

function readEntry(view: Buffer, entry: number, name: string): ZipEntry | ZipProblem {
  const method = view.readUInt16LE(entry + 10)
  const size = view.readUInt32LE(entry + 20)
  const header = view.readUInt32LE(entry + 42)
  if (header + 30 > view.length) return { name, problem: 'it lies outside the archive' }
  const at = header + 30 + view.readUInt16LE(header + 26) + view.readUInt16LE(header + 28)
  const packed = view.subarray(at, at + size)
  if (method === 0) return { name, bytes: packed }
  if (method !== 8) return { name, problem: `compression method ${method} is unknown` }
  try {
    return { name, bytes: inflateRawSync(packed, { maxOutputLength: largestFile }) }
  } catch {
    // Damaged, or made to fill the memory.
    return { name, problem: 'it cannot be unpacked' }
  }
}
