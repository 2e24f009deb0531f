// Verification: walks a chain line by line and says what is wrong where, so that one altered byte names one record and
// each way of tampering has its own word.

import { type EvidenceRecord, recordSchema } from '@sentinel/contract'
import { genesis, hashOf, splitLine } from './chain.ts'
import { verifySeal } from './seal.ts'

/**
 * `altered`: bytes differ from their hash. `malformed`: not a record line. `removed`: records are missing. `replayed`:
 * a record stands here that came before. `swapped`: it came later than it should. `forged`: a seal that the key did not
 * make. `clock-set-back`: a seal tells an earlier time than the one before; the chain itself is whole.
 */
export type ChainFault = {
  kind: 'altered' | 'malformed' | 'removed' | 'replayed' | 'swapped' | 'forged' | 'clock-set-back'
  /** Where: the number that was due. */
  n: number
  reason: string
}

export type ChainPosition = { next: number; head: string }
export type VerifierOptions = { endpoint: string; publicKey: string; from?: ChainPosition }

export type Verified = { record: EvidenceRecord; hash: string }
export type Verifier = {
  /** One line without its newline. Faults are told, and the walk goes on from what the line claims. */
  take(line: Uint8Array): { verified?: Verified; faults: ChainFault[] }
  /** Where the chain stands, and the last record that a good seal covers. */
  position(): ChainPosition & { sealed: number }
}

/** Synchronising a clock moves it by less; what is more was set by hand, or comes from a restored machine. */
export const clockToleranceSeconds = 60

/** Starts at the genesis, or at a position that is trusted already (a receipt, a former walk). */
export function createVerifier({ endpoint, publicKey, from }: VerifierOptions): Verifier {
  let { next, head } = from ?? { next: 0, head: genesis(endpoint) }
  let sealed = next - 1
  let sealedAt: string | undefined
  /** Numbers that were jumped over, and a run of replayed records: told once, not record by record. */
  let missing: { first: number; last: number } | undefined
  let replayed = -1

  function checkSeal(record: EvidenceRecord, before: string): ChainFault[] {
    if (!('seal' in record)) return []
    const { n, seal } = record
    if (seal.head !== before || !verifySeal(publicKey, endpoint, record))
      return [{ kind: 'forged', n, reason: 'the seal does not verify with the endpoint’s key' }]
    sealed = n
    const former = sealedAt
    sealedAt = seal.time
    return former !== undefined && isSetBack(former, seal.time)
      ? [{ kind: 'clock-set-back', n, reason: `it was sealed at ${seal.time}, the one before at ${former}` }]
      : []
  }

  /** A record from before the place where it stands: of a hole that was jumped over, or one that was there already. */
  function early(n: number): ChainFault[] {
    const wasMissing = missing !== undefined && n >= missing.first && n <= missing.last
    const isRunOn = replayed === n - 1
    replayed = n
    if (wasMissing)
      return [
        {
          kind: 'swapped',
          n: missing?.first ?? n,
          reason: `record ${n} stands after records that follow it`,
        },
      ]
    return isRunOn ? [] : [{ kind: 'replayed', n: next, reason: `record ${n} stands where ${next} is due` }]
  }

  return {
    take(line) {
      const due = next
      const split = splitLine(line)
      const record = split && parseRecord(split.record)
      if (!split || !record) {
        next = due + 1
        return { faults: [{ kind: 'malformed', n: due, reason: 'not a record line' }] }
      }
      const before = head
      const verified = { record, hash: split.hash }
      const follows = hashOf(before, split.record) === split.hash
      // A number that was altered makes the true ones after it look late; they follow by their hash all the same.
      if (record.n < due && !follows) return { verified, faults: early(record.n) }
      head = split.hash
      next = record.n + 1
      const faults: ChainFault[] = []
      if (record.n > due) {
        missing = { first: due, last: record.n - 1 }
        faults.push({ kind: 'removed', n: due, reason: `record ${record.n} stands where ${due} is due` })
      } else if (record.n < due && missing) {
        faults.push({ kind: 'altered', n: missing.first, reason: 'its number was altered' })
      } else if (!follows) {
        faults.push({ kind: 'altered', n: record.n, reason: 'its bytes do not match its hash' })
      }
      faults.push(...checkSeal(record, before).filter(({ kind }) => kind !== 'forged' || faults.length === 0))
      return { verified, faults }
    },
    position: () => ({ next, head, sealed }),
  }
}

/** A swap begins as a removal, an altered number too: once it is known what it was, the removal is not told. */
export function settleFaults<F extends ChainFault>(faults: readonly F[]): F[] {
  const settled = new Set(
    faults.filter(({ kind }) => kind === 'swapped' || kind === 'altered').map(({ n }) => n),
  )
  return faults.filter(({ kind, n }) => kind !== 'removed' || !settled.has(n))
}

const isSetBack = (former: string, time: string) =>
  Date.parse(time) < Date.parse(former) - clockToleranceSeconds * 1000

function parseRecord(bytes: Uint8Array): EvidenceRecord | undefined {
  try {
    return recordSchema.parse(JSON.parse(Buffer.from(bytes).toString('utf8')))
  } catch {
    return undefined
  }
}
