// What the server grants to this endpoint, groups and approvals: the last that was signed for it is kept on disk and in
// force, whatever comes after it that is wrong.

import { join } from 'node:path'
import {
  type Event,
  type Grants,
  grantsSchema,
  SentinelError,
  type SignedGrants,
  signedGrantsSchema,
} from '@sentinel/contract'
import { verifyGrants } from '@sentinel/evidence'
import { z } from 'zod'
import { isoNow } from '../assemble/time.ts'
import { attempt } from '../platform/attempt.ts'
import { type PolicyFiles, putWhole } from './policyFiles.ts'

const keptSchema = z.object({ serverKey: z.string(), signed: signedGrantsSchema })

export type GrantsKeeper = {
  /** Of the last right ones; 0 before. */
  number(): number
  inForce(): Grants
  /** What the server offers: adopted, refused with its code, or nothing new. Throws where the disk does not take it. */
  offer(signed: SignedGrants, serverKey: string): Event[]
}

const none: Grants = { groups: [], approvals: [] }
const keptPath = (data: string) => join(data, 'agent', 'grants.json')

export type GrantsKeeperDeps = { data: string; files: PolicyFiles; endpoint: string }

export function createGrantsKeeper({ data, files, endpoint }: GrantsKeeperDeps): GrantsKeeper {
  let kept = keptIn(files.read(keptPath(data)))
  let held = (kept && grantsIn(kept.signed)) ?? none
  let refused = 0

  /** Throws the fault that the offer is refused with. */
  function examine(signed: SignedGrants, serverKey: string): Grants {
    const { number } = signed
    const refusal = (reason: string) => new SentinelError('grants-refused', { number, reason })
    if (!verifyGrants(serverKey, signed)) throw refusal('their signature is not that of the enrolled server')
    if (signed.endpoint !== endpoint) throw refusal('they are another endpoint’s')
    if (kept?.serverKey === serverKey && number < kept.signed.number)
      throw refusal(`${kept.signed.number} are in force already`)
    const grants = grantsIn(signed)
    if (!grants) throw refusal('they are not understood')
    return grants
  }

  return {
    number: () => kept?.signed.number ?? 0,
    inForce: () => held,
    offer(signed, serverKey) {
      if (kept?.serverKey === serverKey && kept.signed.signature === signed.signature) return []
      try {
        const grants = examine(signed, serverKey)
        const keeping = { serverKey, signed }
        putWhole(files, keptPath(data), JSON.stringify(keeping), 0o600)
        kept = keeping
        held = grants
        return [{ type: 'grants.adopted', time: isoNow(), number: signed.number, ...grants }]
      } catch (fault) {
        if (!(fault instanceof SentinelError)) throw fault
        const isTold = refused === signed.number
        refused = signed.number
        return isTold ? [] : [refusedEvent(signed.number, fault)]
      }
    },
  }
}

/** Verified again: the file may have been another one's to write. */
function keptIn(text: string | undefined) {
  const kept = text === undefined ? undefined : attempt(() => keptSchema.parse(JSON.parse(text)))
  return kept && verifyGrants(kept.serverKey, kept.signed) ? kept : undefined
}

const grantsIn = ({ text }: SignedGrants): Grants | undefined =>
  attempt(() => grantsSchema.parse(JSON.parse(text)))

const refusedEvent = (number: number, { code, message }: SentinelError): Event => ({
  ...{ type: 'grants.refused', time: isoNow(), number, code, detail: message.slice(0, 500) },
})
