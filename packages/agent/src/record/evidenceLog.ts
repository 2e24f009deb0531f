// The evidence log: Events become chained records in segment files, sealed and forced to disk together. Nothing counts
// as recorded before its seal is durable; until then the inbox still holds it.

import {
  closeSync,
  constants,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { type Event, type EvidenceRecord, SentinelError } from '@sentinel/contract'
import {
  type ChainPosition,
  chain,
  createSeal,
  type SigningKey,
  segmentName,
  splitLine,
} from '@sentinel/evidence'
import { isoNow } from '../assemble/time.ts'
import { type Recovered, recoverLog } from './recoverLog.ts'
import { listSegments, readSegment } from './segmentFile.ts'

export type LogOptions = {
  folder: string
  /** Where a broken remainder is kept. */
  aside: string
  endpoint: string
  key: SigningKey
  /** Positions that are trusted: the server's receipt, and where a pruned log begins. */
  anchors: ChainPosition[]
  segmentBytes?: number
}

export class EvidenceLog implements Disposable {
  readonly broken: Recovered['broken']
  readonly #options: LogOptions
  #position: ChainPosition
  #pending: Event[] = []
  #segment: { fd: number; size: number } | undefined

  /** Throws `data-unwritable` where the folder cannot be used. */
  constructor(options: LogOptions) {
    this.#options = options
    const recovered = guarded(options.folder, () => {
      mkdirSync(options.folder, { recursive: true, mode: 0o700 })
      return recoverLog({ ...options, publicKey: options.key.publicKey })
    })
    this.broken = recovered.broken
    this.#position = recovered.position
    if (recovered.current)
      this.#segment = { fd: this.#open(recovered.current.path), size: recovered.current.size }
  }

  /** Takes an Event in; it is recorded with the next seal. */
  append(event: Event): void {
    this.#pending.push(event)
  }

  get pending(): number {
    return this.#pending.length
  }

  /** Everything below this number is sealed and durable. */
  get next(): number {
    return this.#position.next
  }

  /**
   * Writes what is pending with a seal over it in one go and forces it to disk. On a full disk nothing of it remains: it
   * stays pending, and `data-unwritable` is thrown.
   */
  seal(): void {
    if (this.#pending.length === 0) return
    const { lines, position } = this.#chainPending()
    this.#segment ??= {
      fd: this.#open(join(this.#options.folder, segmentName(this.#position.next))),
      size: 0,
    }
    this.#write(this.#segment, Buffer.from(lines.join('')))
    this.#pending = []
    this.#position = position
    if (this.#segment.size >= (this.#options.segmentBytes ?? 8 * 1024 * 1024)) this[Symbol.dispose]()
  }

  #chainPending(): { lines: string[]; position: ChainPosition } {
    let { next, head } = this.#position
    const lines: string[] = []
    const add = (record: EvidenceRecord) => {
      const chained = chain(head, record)
      lines.push(chained.line)
      head = chained.hash
      next++
    }
    for (const event of this.#pending) add({ n: next, event })
    add(createSeal(this.#options.key, this.#options.endpoint, next, { head, time: isoNow() }))
    return { lines, position: { next, head } }
  }

  #write(segment: { fd: number; size: number }, bytes: Buffer): void {
    guarded(this.#options.folder, () => {
      try {
        for (let done = 0; done < bytes.length; ) done += writeSync(segment.fd, bytes, done)
        fdatasyncSync(segment.fd)
        segment.size += bytes.length
      } catch (error) {
        ftruncateSync(segment.fd, segment.size)
        throw error
      }
    })
  }

  #open(path: string): number {
    return guarded(this.#options.folder, () => {
      const fd = openSync(path, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o600)
      // The name of a new file is durable only when its folder is.
      const folder = openSync(this.#options.folder, 'r')
      fsyncSync(folder)
      closeSync(folder)
      return fd
    })
  }

  /**
   * Removes the oldest segments, all of whose records are below `confirmed`, while the log is larger than `bytes`.
   * Returns where the chain then begins: without it what remains could not be verified.
   */
  prune(confirmed: number, bytes: number): ChainPosition | undefined {
    const segments = listSegments(this.#options.folder)
    let total = segments.reduce((sum, segment) => sum + segment.size, 0)
    let begins: ChainPosition | undefined
    for (const [index, segment] of segments.entries()) {
      const next = segments[index + 1]?.first
      if (total <= bytes || next === undefined || next > confirmed) break
      const last = readSegment(segment).lines.at(-1)
      const head = last && splitLine(last)?.hash
      if (!head) break
      rmSync(segment.path)
      total -= segment.size
      begins = { next, head }
    }
    return begins
  }

  [Symbol.dispose](): void {
    if (this.#segment) closeSync(this.#segment.fd)
    this.#segment = undefined
  }
}

function guarded<T>(folder: string, act: () => T): T {
  try {
    return act()
  } catch (cause) {
    const reason = String((cause as NodeJS.ErrnoException).code ?? 'unreadable')
    throw new SentinelError('data-unwritable', { folder, reason }, { cause })
  }
}
