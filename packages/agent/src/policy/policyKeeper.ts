// What this endpoint holds to: the last policy whose signature and text were both right. It is kept on disk, compiled for
// the probes beside the inbox, and stays in force whatever comes after it that is wrong.

import { join } from 'node:path'
import {
  type ErrorCode,
  type Event,
  SentinelError,
  type SignedPolicy,
  signedPolicySchema,
} from '@sentinel/contract'
import { verifyPolicy } from '@sentinel/evidence'
import { readPolicyText } from '@sentinel/knowledge'
import { type CompileFor, compilePolicy, type NotHere, type ReadyPolicy } from '@sentinel/policy'
import { z } from 'zod'
import { isoNow } from '../assemble/time.ts'
import { attempt } from '../platform/attempt.ts'
import { type PolicyFiles, putWhole } from './policyFiles.ts'

/** `serverKey`: whose signature it was; another server's versions begin anew. */
const keptSchema = z.object({ serverKey: z.string(), signed: signedPolicySchema })
type KeptPolicy = z.infer<typeof keptSchema>

export type PolicyKeeperDeps = {
  data: string
  files: PolicyFiles
  /** What is compiled for: asked each time, for accounts and groups change. */
  target(): CompileFor
}
export type PolicyKeeper = {
  /** Undefined until one was adopted. */
  inForce(): ReadyPolicy | undefined
  /** What the probes leave to the agent. */
  notHere(): readonly NotHere[]
  /** What the server offers: adopted, refused with its code, or nothing new. Throws where the disk does not take it. */
  offer(signed: SignedPolicy, serverKey: string): Event[]
}

export const compiledPath = (data: string) => join(data, 'policy', 'compiled')
const keptPath = (data: string) => join(data, 'agent', 'policy.json')

/** Puts the kept policy in place again where a kill came between keeping and compiling it. */
export function createPolicyKeeper({ data, files, target }: PolicyKeeperDeps): PolicyKeeper {
  let kept = keptIn(files.read(keptPath(data)))
  let ready = kept && readyOf(kept.signed.text, target().kinds)
  let refused = 0
  let notHere: readonly NotHere[] = []
  if (ready) attempt(() => compileAgain(ready as ReadyPolicy))

  function compileAgain(policy: ReadyPolicy): void {
    const compiled = compilePolicy(policy, target())
    const { text } = compiled
    notHere = compiled.notHere
    if (files.read(compiledPath(data)) !== text) putWhole(files, compiledPath(data), text, 0o644)
  }

  /** Throws the fault that the offer is refused with. */
  function examine(signed: SignedPolicy, serverKey: string): ReadyPolicy {
    if (!verifyPolicy(serverKey, signed))
      throw refusal(signed, 'its signature is not that of the enrolled server')
    if (kept && kept.serverKey === serverKey && signed.version < kept.signed.version)
      throw refusal(signed, `version ${kept.signed.version} is in force already`)
    const reading = readPolicyText(signed.text, target().kinds)
    if (reading.kind === 'policy') return reading.ready
    const [fault] = reading.faults
    const place = `line ${fault?.place.line}, column ${fault?.place.column}: `
    throw refusal(signed, place + (fault?.message ?? 'it is wrong'))
  }

  return {
    inForce: () => ready,
    notHere: () => notHere,
    offer(signed, serverKey) {
      const isHeld = kept?.serverKey === serverKey && kept.signed.signature === signed.signature
      if (isHeld && ready) {
        compileAgain(ready)
        return []
      }
      try {
        const next = examine(signed, serverKey)
        const keeping: KeptPolicy = { serverKey, signed }
        putWhole(files, keptPath(data), JSON.stringify(keeping), 0o600)
        kept = keeping
        ready = next
        compileAgain(next)
        return [adopted(signed.version, next)]
      } catch (fault) {
        if (!(fault instanceof SentinelError)) throw fault
        const isTold = refused === signed.version
        refused = signed.version
        return isTold ? [] : [refusedEvent(signed.version, fault)]
      }
    },
  }
}

function keptIn(text: string | undefined): KeptPolicy | undefined {
  if (text === undefined) return undefined
  const kept = attempt(() => keptSchema.parse(JSON.parse(text)))
  // Verified again: the file may have been another one's to write.
  return kept && verifyPolicy(kept.serverKey, kept.signed) ? kept : undefined
}

function readyOf(text: string, kinds: CompileFor['kinds']): ReadyPolicy | undefined {
  const reading = readPolicyText(text, kinds)
  return reading.kind === 'policy' ? reading.ready : undefined
}

const refusal = ({ version }: SignedPolicy, reason: string) =>
  new SentinelError('policy-refused', { name: `version ${version}`, reason: reason.replace(/[.?]$/, '') })

const adopted = (version: number, { policy, digest }: ReadyPolicy): Event => ({
  type: 'policy.adopted',
  time: isoNow(),
  version,
  policy: policy.policy,
  digest,
})

const refusedEvent = (version: number, { code, message }: SentinelError): Event => ({
  type: 'policy.refused',
  time: isoNow(),
  version,
  code: code satisfies ErrorCode,
  detail: message.slice(0, 500),
})
