// One inbox file, opened when it appears and kept open: what is cut or removed under us is noticed, not lost.

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { inboxLimits } from '@sentinel/contract'
import { createReadWitness } from './readWitness.ts'

export type FileFault = { reason: 'tampered' | 'oversized'; detail: string }
export type FileReading = { lines: Uint8Array[]; faults: FileFault[] }

export type RunFile = {
  readonly uid: number
  /** Complete lines that came since the last reading; at the `end` what stands after the last newline too. */
  read(end?: boolean): FileReading
  /** Nothing was ever written to it. */
  isEmpty(): boolean
  close(): void
}

export type OpenedFile =
  | { kind: 'opened'; file: RunFile }
  | { kind: 'refused'; reason: string }
  | { kind: 'gone' }

/** A file may take one chunk beyond its limit: the probe turns to the next file when it notices. */
const fileLimit = inboxLimits.fileBytes + 1024 * 1024
const chunkBytes = 1024 * 1024

/** Refuses what is no regular file. A FIFO would block a plain open for ever, a link would lead out of the inbox. */
export function openRunFile(path: string): OpenedFile {
  const opened = openPlain(path)
  if (typeof opened !== 'number') return opened
  const stat = fstatSync(opened)
  if (stat.isFile()) return { kind: 'opened', file: createRunFile(opened, stat.uid) }
  closeSync(opened)
  return { kind: 'refused', reason: 'not a regular file' }
}

function openPlain(path: string): number | OpenedFile {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'ENOENT' ? { kind: 'gone' } : { kind: 'refused', reason: `cannot be opened (${code})` }
  }
}

function createRunFile(fd: number, uid: number): RunFile {
  let offset = 0
  const witness = createReadWitness(fd)
  let rest: Uint8Array = Buffer.alloc(0)
  const told = new Set<string>()

  const once = (fault: FileFault): FileFault[] => {
    if (told.has(fault.detail)) return []
    told.add(fault.detail)
    return [fault]
  }

  function inspect(): FileFault[] {
    const { size, nlink } = fstatSync(fd)
    const faults: FileFault[] = []
    if (nlink === 0)
      faults.push(
        ...once({ reason: 'tampered', detail: 'the inbox file was removed while its Run was open' }),
      )
    if (size < offset) {
      faults.push(...once({ reason: 'tampered', detail: 'the inbox file was cut while its Run was open' }))
      offset = size
      witness.giveUp()
    }
    if (size > fileLimit)
      faults.push(
        ...once({ reason: 'oversized', detail: `the inbox file is larger than ${fileLimit} bytes` }),
      )
    return faults
  }

  function readChunk(): Uint8Array {
    const chunk = Buffer.allocUnsafe(Math.max(0, Math.min(chunkBytes, fileLimit - offset)))
    const length = readSync(fd, chunk, 0, chunk.length, offset)
    offset += length
    witness.saw(chunk.subarray(0, length))
    return chunk.subarray(0, length)
  }

  function splitOff(chunk: Uint8Array, lines: Uint8Array[]): void {
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const line = chunk.subarray(start, end)
      lines.push(rest.length > 0 ? Buffer.concat([rest, line]) : line)
      rest = Buffer.alloc(0)
      start = end + 1
    }
    // A line without end must not grow without bound: beyond the limit only its being too long matters.
    if (rest.length <= inboxLimits.lineBytes) rest = Buffer.concat([rest, chunk.subarray(start)])
  }

  return {
    uid,
    read(end = false) {
      const faults = inspect()
      const lines: Uint8Array[] = []
      for (let chunk = readChunk(); chunk.length > 0; chunk = readChunk()) splitOff(chunk, lines)
      if (end && rest.length > 0) lines.push(rest)
      // What was read is evidence already: editing it afterwards changes nothing, but it is told.
      if (end && witness.differs(offset))
        faults.push(
          ...once({ reason: 'tampered', detail: 'the inbox file was edited after its lines were read' }),
        )
      return { lines: lines.filter((line) => line.length > 0), faults }
    },
    isEmpty: () => offset === 0 && fstatSync(fd).size === 0,
    close: () => closeSync(fd),
  }
}
