// Checks a record's proof with the browser's own cryptography: SHA-256 (FIPS 180-4) and Ed25519 (RFC 8032). What is
// signed and hashed is stated in the contract's `evidence`; nothing here trusts the server that sent it.

import type { EvidenceProof } from '@sentinel/contract'

export type Check = { name: string; says: string; outcome: 'proved' | 'broken' | 'unknown' }
type Seal = { n: number; seal: { head: string; time: string; signature: string } }
/** `hashes`: of each record, in their order. */
export type Verified = { checks: Check[]; hashes: string[] }

export async function verifyProof(proof: EvidenceProof, subtle: SubtleCrypto): Promise<Verified> {
  const { id } = proof.endpoint
  const first = proof.head ?? (await sha256(subtle, utf8(`sentinel evidence 1 ${id}`)))
  const hashes = await hashChain(
    subtle,
    first,
    proof.records.map(({ text }) => text),
  )
  const keys = { subtle, key: bytesOf(proof.endpointKey) }
  const checks = [
    await ofKey(subtle, proof),
    await ofOpening(keys, proof),
    ofChain(proof, hashes, first),
    await ofSeal(keys, proof),
    await ofReceipt(subtle, proof),
  ]
  return { checks, hashes }
}

/** Broken where anything is; proved only where the key, the chain and its seal are. */
export function outcomeOf(checks: Check[]): Check['outcome'] {
  if (checks.some(({ outcome }) => outcome === 'broken')) return 'broken'
  return checks.slice(0, 4).every(({ outcome }) => outcome === 'proved') ? 'proved' : 'unknown'
}

const check = (name: string, holds: boolean, [right, wrong]: [string, string]): Check => ({
  name,
  outcome: holds ? 'proved' : 'broken',
  says: holds ? right : wrong,
})

async function ofKey(subtle: SubtleCrypto, { endpoint, endpointKey }: EvidenceProof): Promise<Check> {
  const named = (await sha256(subtle, bytesOf(endpointKey))).slice(0, 32)
  return check('Key', named === endpoint.id, [
    'The endpoint’s id is the hash of this key',
    'This key is another endpoint’s',
  ])
}

type Keys = { subtle: SubtleCrypto; key: Bytes }

async function ofOpening(keys: Keys, proof: EvidenceProof): Promise<Check> {
  if (proof.head === null)
    return { name: 'Beginning', outcome: 'proved', says: 'The log of this endpoint begins here' }
  const seal = sealIn(proof.records[0])
  const holds = seal?.seal.head === proof.head && (await isSigned(keys, proof.endpoint.id, seal))
  return check('Beginning', holds, [
    `Record ${seal?.n} seals everything before with the endpoint’s key`,
    'What came before is not sealed by this endpoint',
  ])
}

function ofChain({ records, isSealed }: EvidenceProof, hashes: string[], first: string): Check {
  const isWhole = records.every(({ n }, i) => i === 0 || n === (records[i - 1]?.n ?? 0) + 1)
  if (!isSealed)
    return { name: 'Chain', outcome: 'unknown', says: 'No seal closes this part of the chain yet' }
  const end = sealIn(records.at(-1))?.seal.head
  return check('Chain', isWhole && end === (hashes.at(-2) ?? first), [
    `${records.length} records follow each other by SHA-256, none altered, none missing`,
    'A record was altered, removed or put in its place',
  ])
}

async function ofSeal(keys: Keys, { records, isSealed, endpoint }: EvidenceProof): Promise<Check> {
  if (!isSealed) return { name: 'Seal', outcome: 'unknown', says: 'Not sealed yet: look again in a moment' }
  const seal = sealIn(records.at(-1))
  return check('Seal', seal !== undefined && (await isSigned(keys, endpoint.id, seal)), [
    `Record ${seal?.n} is signed with the endpoint’s key`,
    'The signature of the seal is wrong',
  ])
}

async function ofReceipt(subtle: SubtleCrypto, { receipt, serverKey, n }: EvidenceProof): Promise<Check> {
  if (!receipt) return { name: 'Receipt', outcome: 'unknown', says: 'The server has not signed for it yet' }
  const { endpoint, through, head, time, signature } = receipt
  const text = `sentinel receipt 1|${endpoint}|${through}|${head}|${time}`
  const holds = through >= n && (await verifyText({ subtle, key: bytesOf(serverKey) }, text, signature))
  return check('Receipt', holds, [
    `The server signed that it holds everything through record ${through}`,
    'The server’s receipt does not verify',
  ])
}

const isSigned = (keys: Keys, endpoint: string, { n, seal }: Seal) =>
  verifyText(keys, `sentinel seal 1|${endpoint}|${n}|${seal.head}|${seal.time}`, seal.signature)

async function verifyText({ subtle, key }: Keys, text: string, signature: string): Promise<boolean> {
  try {
    const imported = await subtle.importKey('raw', key, 'Ed25519', false, ['verify'])
    return await subtle.verify('Ed25519', imported, bytesOf(signature), utf8(text))
  } catch (fault) {
    // A browser that cannot do Ed25519 must not say that a signature is wrong.
    if (fault instanceof DOMException && fault.name === 'NotSupportedError') throw fault
    return false
  }
}

async function hashChain(subtle: SubtleCrypto, first: string, texts: string[]): Promise<string[]> {
  const hashes: string[] = []
  for (const text of texts) {
    const before = fromHex(hashes.at(-1) ?? first)
    const record = utf8(text)
    const both = new Uint8Array(before.length + record.length)
    both.set(before)
    both.set(record, before.length)
    hashes.push(await sha256(subtle, both))
  }
  return hashes
}

function sealIn(record: { text: string } | undefined): Seal | undefined {
  try {
    const read = JSON.parse(record?.text ?? '') as Partial<Seal>
    return read.seal && typeof read.n === 'number' ? (read as Seal) : undefined
  } catch {
    return undefined
  }
}

type Bytes = Uint8Array<ArrayBuffer>
const utf8 = (text: string): Bytes => new TextEncoder().encode(text)
const bytesOf = (base64: string): Bytes => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
const fromHex = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))

async function sha256(subtle: SubtleCrypto, bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
