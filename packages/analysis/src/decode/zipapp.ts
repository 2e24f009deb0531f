// Zip applications (PEP 441): the Python files of an archive, read from its central directory (APPNOTE 6.3.3).
import { inflateRawSync } from 'node:zlib'
import type { LocalModule, ResolveModule } from '../interpret/machine.ts'
import { decode } from './decode.ts'

const END = 0x06054b50
const ENTRY = 0x02014b50
const MAX_FILES = 400
const MAX_FILE_BYTES = 8_000_000

export type Archive = ReadonlyMap<string, Uint8Array>

/** Null where the bytes are no archive with a `__main__.py`. A `#!` line may stand before it. */
export const openArchive = (bytes: Uint8Array): Archive | null => {
  const isLikely = (bytes[0] === 0x50 && bytes[1] === 0x4b) || (bytes[0] === 0x23 && bytes[1] === 0x21)
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = isLikely ? view.lastIndexOf('PK\x05\x06', undefined, 'latin1') : -1
  if (end < 0 || end + 22 > view.length || view.readUInt32LE(end) !== END) return null
  const size = view.readUInt32LE(end + 12)
  // What stands before the archive shifts every offset in it.
  const shift = end - size - view.readUInt32LE(end + 16)
  const files = readEntries(view, end - size, shift)
  return files.has('__main__.py') ? files : null
}

const readEntries = (view: Buffer, start: number, shift: number): Map<string, Uint8Array> => {
  const files = new Map<string, Uint8Array>()
  let at = start
  while (at >= 0 && at + 46 <= view.length && view.readUInt32LE(at) === ENTRY && files.size < MAX_FILES) {
    const nameLength = view.readUInt16LE(at + 28)
    const name = view.toString('utf8', at + 46, at + 46 + nameLength)
    const content = name.endsWith('.py') ? readFile(view, at, shift) : null
    if (content) files.set(name, content)
    at += 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  return files
}

const readFile = (view: Buffer, entry: number, shift: number): Uint8Array | null => {
  const method = view.readUInt16LE(entry + 10)
  const size = view.readUInt32LE(entry + 20)
  const header = view.readUInt32LE(entry + 42) + shift
  if (header < 0 || header + 30 > view.length) return null
  const at = header + 30 + view.readUInt16LE(header + 26) + view.readUInt16LE(header + 28)
  const packed = view.subarray(at, at + size)
  if (method === 0) return packed
  if (method !== 8) return null
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_FILE_BYTES })
  } catch {
    // A damaged member costs itself, not the archive.
    return null
  }
}

/** Modules of the archive first, as `sys.path` has it. */
export const resolveIn =
  (archive: Archive, outer: ResolveModule): ResolveModule =>
  (request) => {
    const found = request.level === 0 ? moduleIn(archive, request.name) : null
    return found ?? outer(request)
  }

const moduleIn = (archive: Archive, name: string): LocalModule | null => {
  const base = name.replaceAll('.', '/')
  for (const path of [`${base}.py`, `${base}/__init__.py`]) {
    const bytes = archive.get(path)
    if (bytes) return { path, text: decode(bytes).text }
  }
  return null
}
