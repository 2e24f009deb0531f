// The chain: how a record becomes a line, and what hash it carries. The format is stated in contract/evidence.ts.

import { createHash } from 'node:crypto'

const opening = Buffer.from('{"hash":"')
const middle = Buffer.from('","record":')
const hashEnd = opening.length + 64
const recordStart = hashEnd + middle.length

/** What record 0 follows. */
export function genesis(endpoint: string): string {
  return createHash('sha256').update(`sentinel evidence 1 ${endpoint}`).digest('hex')
}

/** Hash of a record that follows the one with hash `previous` (64 hex digits). */
export function hashOf(previous: string, record: Uint8Array): string {
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(record).digest('hex')
}

export type ChainedLine = { line: string; hash: string }

/** The line of a record, newline included. */
export function chain(previous: string, record: object): ChainedLine {
  const json = JSON.stringify(record)
  const hash = hashOf(previous, Buffer.from(json))
  return { line: `{"hash":"${hash}","record":${json}}\n`, hash }
}

export type SplitLine = { hash: string; record: Uint8Array }

/** Takes a line (without newline) apart by its bytes; undefined where it does not have the form of a line. */
export function splitLine(line: Uint8Array): SplitLine | undefined {
  const bytes = Buffer.from(line.buffer, line.byteOffset, line.byteLength)
  const framed =
    bytes.length > recordStart + 1 &&
    bytes.subarray(0, opening.length).equals(opening) &&
    bytes.subarray(hashEnd, recordStart).equals(middle) &&
    bytes.at(-1) === 0x7d
  if (!framed) return undefined
  const hash = bytes.toString('latin1', opening.length, hashEnd)
  return /^[0-9a-f]{64}$/.test(hash) ? { hash, record: bytes.subarray(recordStart, -1) } : undefined
}

/** The lines of a buffer without their newlines, and what stands after the last newline. */
export function splitLines(bytes: Uint8Array): { lines: Uint8Array[]; rest: Uint8Array } {
  const lines: Uint8Array[] = []
  let start = 0
  for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end))
    start = end + 1
  }
  return { lines, rest: bytes.subarray(start) }
}
