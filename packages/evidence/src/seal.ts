// Seals, receipts, anchors and bundles: what exactly is signed, by whom.

import { createHash } from 'node:crypto'
import type { Anchor, Bundle, Receipt, SealRecord } from '@sentinel/contract'
import { type SigningKey, signText, verifyText } from './keys.ts'

type Seal = SealRecord['seal']

const sealText = (endpoint: string, n: number, seal: Pick<Seal, 'head' | 'time'>) =>
  `sentinel seal 1|${endpoint}|${n}|${seal.head}|${seal.time}`
const receiptText = (receipt: Omit<Receipt, 'signature'>) =>
  `sentinel receipt 1|${receipt.endpoint}|${receipt.through}|${receipt.head}|${receipt.time}`

/** The endpoint's seal as record `n`, over the chain up to the record with hash `head`. */
export function createSeal(
  key: SigningKey,
  endpoint: string,
  n: number,
  unsigned: Pick<Seal, 'head' | 'time'>,
): SealRecord {
  return { n, seal: { ...unsigned, signature: signText(key, sealText(endpoint, n, unsigned)) } }
}

export function verifySeal(publicKey: string, endpoint: string, record: SealRecord): boolean {
  return verifyText(publicKey, sealText(endpoint, record.n, record.seal), record.seal.signature)
}

/** The server's receipt for everything up to `through`. */
export function createReceipt(key: SigningKey, unsigned: Omit<Receipt, 'signature'>): Receipt {
  return { ...unsigned, signature: signText(key, receiptText(unsigned)) }
}

export function verifyReceipt(serverKey: string, receipt: Receipt): boolean {
  return verifyText(serverKey, receiptText(receipt), receipt.signature)
}

/** The leaf of a receipt in its anchor. */
export const anchorLeaf = ({ endpoint, through, head }: Pick<Receipt, 'endpoint' | 'through' | 'head'>) =>
  `sentinel head 1|${endpoint}|${through}|${head}`

/** What the server signs of an anchor, and what a time stamp is put on. */
const anchorText = ({ since, time, size, root, previous }: Omit<Anchor, 'signature' | 'stamp'>) =>
  `sentinel anchor 1|${since}|${time}|${size}|${root}|${previous}`

export function createAnchor(key: SigningKey, unsigned: Omit<Anchor, 'signature' | 'stamp'>): Anchor {
  return { ...unsigned, signature: signText(key, anchorText(unsigned)), stamp: null }
}

export function verifyAnchor(serverKey: string, anchor: Anchor): boolean {
  return verifyText(serverKey, anchorText(anchor), anchor.signature)
}

/** SHA-256 of what is signed, hex. */
export const anchorDigest = (anchor: Anchor): string =>
  createHash('sha256').update(anchorText(anchor)).digest('hex')

/** `content` is the JSON text of a bundle's content. */
export function createBundle(key: SigningKey, content: string): Bundle {
  const digest = createHash('sha256').update(content).digest('hex')
  return { content, signature: signText(key, `sentinel bundle 1|${digest}`), serverKey: key.publicKey }
}
