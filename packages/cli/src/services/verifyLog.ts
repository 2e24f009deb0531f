// Reads all segments of a log, oldest first, through the verifier, and gives each fault its place in the files.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Receipt, receiptSchema } from '@sentinel/contract'
import {
  type ChainFault,
  type ChainPosition,
  createVerifier,
  endpointOf,
  segmentName,
  segmentsAmong,
  settleFaults,
  splitLines,
} from '@sentinel/evidence'
import { z } from 'zod'

export type LogFault = Omit<ChainFault, 'kind'> & {
  /** `cut`: the end is missing. `key-swapped`: the key on disk is not the one that the log was sealed with. */
  kind: ChainFault['kind'] | 'cut' | 'key-swapped'
  file: string
  line: number
  offset: number
}
export type LogReport = {
  endpoint: string
  segments: number
  records: number
  seals: number
  sealedThrough: number
  lastSealAt: string | null
  /** The first record that is still here: what was before it was pruned after the server's receipt. */
  first: number
  faults: LogFault[]
}

export type LogPlace = { segments: string; agent: string; publicKey: string }

export function verifyLog({ segments, agent, publicKey }: LogPlace): LogReport {
  // Before the log, which a running agent makes longer while it is read: then the receipt cannot be ahead of it.
  const receipt = readKept(join(agent, 'receipt.json'), receiptSchema)
  const endpoint = receipt?.endpoint ?? endpointOf(publicKey)
  const firsts = existsSync(segments) ? segmentsAmong(readdirSync(segments)) : []
  const from = readKept(join(agent, 'pruned.json'), z.object({ next: z.number(), head: z.string() })) as
    | ChainPosition
    | undefined
  const verifier = createVerifier({ endpoint, publicKey, ...(from ? { from } : {}) })
  const report: LogReport = {
    endpoint,
    segments: firsts.length,
    records: 0,
    seals: 0,
    sealedThrough: -1,
    lastSealAt: null,
    first: from?.next ?? 0,
    faults: [],
  }
  for (const first of firsts) walkSegment(join(segments, segmentName(first)), verifier, report)
  report.sealedThrough = verifier.position().sealed
  report.faults.push(...cutFaults(receipt, verifier.position(), segments))
  report.faults = settleLog(report.faults, swappedKey({ agent, endpoint, publicKey }))
  return report
}

function walkSegment(file: string, verifier: ReturnType<typeof createVerifier>, report: LogReport): void {
  let offset = 0
  // A last line without its newline is being written, or was torn by a kill: the agent cuts it off, no evidence was in it.
  for (const [index, line] of splitLines(readFileSync(file)).lines.entries()) {
    const { verified, faults } = verifier.take(line)
    report.faults.push(...faults.map((fault) => ({ ...fault, file, line: index + 1, offset })))
    report.records++
    if (verified && 'seal' in verified.record) {
      report.seals++
      report.lastSealAt = verified.record.seal.time
    }
    offset += line.length + 1
  }
}

/** Seals that another key does not verify follow from the swapped key, and are not told one by one. */
function settleLog(faults: LogFault[], swapped: LogFault | undefined): LogFault[] {
  const settled = settleFaults(faults as (LogFault & ChainFault)[]) as LogFault[]
  return swapped ? [swapped, ...settled.filter(({ kind }) => kind !== 'forged')] : settled
}

type Keys = { agent: string; endpoint: string; publicKey: string }

/** The server's receipt names the endpoint by the key that it was enrolled with. */
function swappedKey({ agent, endpoint, publicKey }: Keys): LogFault | undefined {
  const now = endpointOf(publicKey)
  if (now === endpoint) return undefined
  const reason = `the server's receipt is for endpoint ${endpoint}, the key on disk is that of ${now}`
  return { kind: 'key-swapped', n: 0, reason, file: join(agent, 'key.pem'), line: 0, offset: 0 }
}

/** The server signed for more than the log holds: its end was cut off. */
function cutFaults(receipt: Receipt | undefined, { next }: ChainPosition, file: string): LogFault[] {
  if (!receipt || receipt.through < next) return []
  const reason = `the server holds a receipt through record ${receipt.through}, the log ends before record ${next}`
  return [{ kind: 'cut', n: next, reason, file, line: 0, offset: 0 }]
}

function readKept<T>(path: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
