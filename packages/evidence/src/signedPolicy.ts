// The server's signature on a version of the policy: an endpoint holds to nothing else.

import { createHash } from 'node:crypto'
import type { SignedPolicy } from '@sentinel/contract'
import { type SigningKey, signText, verifyText } from './keys.ts'

const policyText = ({ version, text, time }: Omit<SignedPolicy, 'signature'>) =>
  `sentinel policy 1|${version}|${createHash('sha256').update(text).digest('hex')}|${time}`

export function signPolicy(key: SigningKey, unsigned: Omit<SignedPolicy, 'signature'>): SignedPolicy {
  return { ...unsigned, signature: signText(key, policyText(unsigned)) }
}

export function verifyPolicy(serverKey: string, signed: SignedPolicy): boolean {
  return verifyText(serverKey, policyText(signed), signed.signature)
}
