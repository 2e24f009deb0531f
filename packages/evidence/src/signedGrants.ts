// The server's signature on what it grants to one endpoint: nobody else's counts, and no other endpoint's.

import { createHash } from 'node:crypto'
import type { SignedGrants } from '@sentinel/contract'
import { type SigningKey, signText, verifyText } from './keys.ts'

const grantsText = ({ number, endpoint, text, time }: Omit<SignedGrants, 'signature'>) =>
  `sentinel grants 1|${number}|${endpoint}|${createHash('sha256').update(text).digest('hex')}|${time}`

export function signGrants(key: SigningKey, unsigned: Omit<SignedGrants, 'signature'>): SignedGrants {
  return { ...unsigned, signature: signText(key, grantsText(unsigned)) }
}

export function verifyGrants(serverKey: string, signed: SignedGrants): boolean {
  return verifyText(serverKey, grantsText(signed), signed.signature)
}
