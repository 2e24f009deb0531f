// Enrolment: an endpoint shows the enrolment token of this server's data folder and leaves its public key.

import { type BodyOf, type ResponseOf, SentinelError } from '@sentinel/contract'
import { endpointOf } from '@sentinel/evidence'
import type { ControlStore } from '../controlStore/controlStore.ts'
import { isSameToken } from '../signIn/tokens.ts'

export type EnrolDeps = { control: ControlStore; token: string; serverKey: string; now: () => string }

/** The same key again is the same endpoint. Faults: `enrolment-refused`. */
export async function enrol(deps: EnrolDeps, request: BodyOf<'enrol'>): Promise<ResponseOf<'enrol'>> {
  const { name, platform, publicKey } = request
  if (!isSameToken(request.token, deps.token))
    throw new SentinelError('enrolment-refused', {
      reason: 'the enrolment token is not the one of this server',
    })
  const id = endpointOf(publicKey)
  await deps.control.endpoints.enrol({ id, name, platform, publicKey, enrolledAt: deps.now() })
  return { endpoint: id, serverKey: deps.serverKey }
}
