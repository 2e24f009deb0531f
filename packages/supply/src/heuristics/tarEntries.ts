// The files of a tar archive (POSIX ustar and pax, GNU long names), packed with gzip or not packed.

import { gunzipSync } from 'node:zlib'

const largest = 256 * 1024 * 1024
const block = 512

export type TarEntry = { name: string; bytes: Uint8Array }

/** Undefined where the bytes are no such archive; a cut one gives what stands before the cut. */
export function tarEntries(archive: Uint8Array): TarEntry[] | undefined {
  const bytes = unpacked(archive)
  if (!bytes || bytes.length < block || bytes.toString('latin1', 257, 262) !== 'ustar') return undefined
  const found: TarEntry[] = []
  let longName: string | undefined
  for (let at = 0; at + block <= bytes.length && bytes[at] !== 0; ) {
    const size = sizeOf(bytes.subarray(at + 124, at + 136))
    if (size === undefined) return found
    const content = bytes.subarray(at + block, at + block + size)
    const kind = String.fromCharCode(bytes[at + 156] ?? 0)
    const name = longName ?? nameOf(bytes, at)
    longName = kind === 'L' ? textOf(content) : kind === 'x' ? paxName(content) : undefined
    if (kind === '0' || kind === '\0') found.push({ name, bytes: content })
    at += block + Math.ceil(size / block) * block
  }
  return found
}

function unpacked(archive: Uint8Array): Buffer | undefined {
  if (archive[0] !== 0x1f || archive[1] !== 0x8b) return Buffer.from(archive)
  try {
    return gunzipSync(archive, { maxOutputLength: largest })
  } catch {
    // Damaged, or made to fill the memory.
    return undefined
  }
}

const textOf = (bytes: Uint8Array) =>
  Buffer.from(bytes)
    .toString('utf8')
    .replace(/\0[\s\S]*$/, '')

/** Octal text; of files beyond 8 GiB, a number with the first bit set, which no package has. */
function sizeOf(field: Uint8Array): number | undefined {
  const text = textOf(field).trim()
  return /^[0-7]+$/.test(text) ? Number.parseInt(text, 8) : undefined
}

function nameOf(bytes: Buffer, at: number): string {
  const [name, prefix] = [textOf(bytes.subarray(at, at + 100)), textOf(bytes.subarray(at + 345, at + 500))]
  return prefix ? `${prefix}/${name}` : name
}

const paxName = (content: Uint8Array) => /(?:^|\n)\d+ path=([^\n]+)\n/.exec(textOf(content))?.[1]
