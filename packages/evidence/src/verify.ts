// Verification: walks a chain line by line and says what is wrong where, so that one altered byte names one record.

import { type EvidenceRecord, recordSchema } from '@sentinel/contract'
import { genesis, hashOf, splitLine } from './chain.ts'
import { verifySeal } from './seal.ts'

/** `altered`: bytes differ from their hash. `malformed`: not a record line. `misplaced`: another number is due here. `forged`: a seal that the key did not make. */
export type ChainFault = { kind: 'altered' | 'malformed' | 'misplaced' | 'forged'; n: number; reason: string }

export type ChainPosition = { next: number; head: string }
export type VerifierOptions = { endpoint: string; publicKey: string; from?: ChainPosition }

export type Verified = { record: EvidenceRecord; hash: string }
export type Verifier = {
  /** One line without its newline. Faults are told, and the walk goes on from what the line claims. */
  take(line: Uint8Array): { verified?: Verified; faults: ChainFault[] }
  /** Where the chain stands, and the last record that a good seal covers. */
  position(): ChainPosition & { sealed: number }
}

/** Starts at the genesis, or at a position that is trusted already (a receipt, a former walk). */
export function createVerifier({ endpoint, publicKey, from }: VerifierOptions): Verifier {
  let { next, head } = from ?? { next: 0, head: genesis(endpoint) }
  let sealed = next - 1

  function checkSeal(record: EvidenceRecord, before: string): ChainFault[] {
    if (!('seal' in record)) return []
    const good = record.seal.head === before && verifySeal(publicKey, endpoint, record)
    if (good) sealed = record.n
    return good
      ? []
      : [{ kind: 'forged', n: record.n, reason: 'the seal does not verify with the endpoint’s key' }]
  }

  return {
    take(line) {
      const due = next
      const split = splitLine(line)
      const record = split && parseRecord(split.record)
      next = due + 1
      if (!split || !record) return { faults: [{ kind: 'malformed', n: due, reason: 'not a record line' }] }
      const before = head
      head = split.hash
      next = record.n + 1
      const faults: ChainFault[] = []
      if (record.n !== due)
        faults.push({ kind: 'misplaced', n: due, reason: `record ${record.n} stands where ${due} is due` })
      if (hashOf(before, split.record) !== split.hash)
        faults.push({ kind: 'altered', n: record.n, reason: 'its bytes do not match its hash' })
      faults.push(...checkSeal(record, before))
      return { verified: { record, hash: split.hash }, faults }
    },
    position: () => ({ next, head, sealed }),
  }
}

function parseRecord(bytes: Uint8Array): EvidenceRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return undefined
  }
}
