// The server's signature on the advisories that it hands to its endpoints: they take them from nobody else.

import { createHash } from 'node:crypto'
import type { SignedAdvisories } from '@sentinel/contract'
import { type SigningKey, signText, verifyText } from './keys.ts'

const advisoriesText = ({ packed, newest, time }: Omit<SignedAdvisories, 'signature'>) =>
  `sentinel advisories 1|${createHash('sha256').update(packed).digest('hex')}|${newest}|${time}`

export function signAdvisories(
  key: SigningKey,
  unsigned: Omit<SignedAdvisories, 'signature'>,
): SignedAdvisories {
  return { ...unsigned, signature: signText(key, advisoriesText(unsigned)) }
}

export function verifyAdvisories(serverKey: string, signed: SignedAdvisories): boolean {
  return verifyText(serverKey, advisoriesText(signed), signed.signature)
}
