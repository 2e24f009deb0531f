// Checks an exported bundle with WebCrypto alone and no import of anything: the same text runs in Node, and inside the
// page that a bundle can be exported as. What it takes for granted is the server's key; compare it with the published one.

import type { Anchored, Bundle, BundleContent, Receipt, Span } from '@sentinel/contract'

/** One sentence of what was looked at, and what is wrong with it where anything is. */
export type BundleCheck = { what: string; count: number; faults: string[] }

const encoder = new TextEncoder()
const hexOf = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))

async function sha256(...parts: Uint8Array[]): Promise<string> {
  const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return hexOf(await crypto.subtle.digest('SHA-256', bytes))
}

async function isSigned(publicKey: string, text: string, signature: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('raw', fromBase64(publicKey), 'Ed25519', false, ['verify'])
    return await crypto.subtle.verify('Ed25519', key, fromBase64(signature), encoder.encode(text))
  } catch {
    return false
  }
}

/** Of a bundle that has the contract's shape: whatever is wrong with what it says is a fault of one of the checks. */
export async function checkBundle(bundle: Bundle): Promise<BundleCheck[]> {
  const content = JSON.parse(bundle.content) as BundleContent
  const digest = await sha256(encoder.encode(bundle.content))
  const isOurs = await isSigned(bundle.serverKey, `sentinel bundle 1|${digest}`, bundle.signature)
  const isSameKey = content.serverKey === bundle.serverKey
  return [
    {
      what: 'the whole bundle is signed by the server',
      count: 1,
      faults: isOurs && isSameKey ? [] : ['altered: the bundle is not as the server signed it'],
    },
    await checkKeys(content),
    await checkSpans(content),
    await checkReceipts(content),
    await checkAnchors(content),
    checkSelected(content),
  ]
}

/** An endpoint is named by its key: whoever swaps the key names another endpoint. */
async function checkKeys({ endpoints }: BundleContent): Promise<BundleCheck> {
  const faults: string[] = []
  for (const { id, name, publicKey } of endpoints)
    if ((await sha256(fromBase64(publicKey))).slice(0, 32) !== id)
      faults.push(`key-swapped: the key of ${name} is not that of endpoint ${id}`)
  return { what: 'each endpoint is named by its own key', count: endpoints.length, faults }
}

async function checkSpans(content: BundleContent): Promise<BundleCheck> {
  const faults: string[] = []
  for (const span of content.spans) faults.push(...(await faultsOfSpan(content, span)))
  const count = content.spans.reduce((sum, { lines }) => sum + lines.length, 0)
  return { what: 'each record follows the one before it, under seals of its endpoint', count, faults }
}

type Line = { hash: string; text: string; record: SealedOrNot }
type SealedOrNot = { n: number; seal?: { head: string; time: string; signature: string } }

function lineOf(line: string): Line | undefined {
  const [, hash, text] = /^\{"hash":"([0-9a-f]{64})","record":(.+)\}$/s.exec(line) ?? []
  if (!hash || !text) return undefined
  try {
    return { hash, text, record: JSON.parse(text) as SealedOrNot }
  } catch {
    return undefined
  }
}

async function faultsOfSpan({ endpoints }: BundleContent, { endpoint, lines }: Span): Promise<string[]> {
  const key = endpoints.find(({ id }) => id === endpoint)?.publicKey ?? ''
  const [first] = lines.map(lineOf)
  const begins = first?.record.seal?.head ?? (await sha256(encoder.encode(`sentinel evidence 1 ${endpoint}`)))
  const faults: string[] = []
  let head = begins
  let due = first?.record.n ?? 0
  if (!first?.record.seal && due !== 0) faults.push(`removed: what comes before record ${due} is missing`)
  for (const line of lines.map(lineOf)) {
    if (!line) return [...faults, `malformed: record ${due} is not a record line`]
    const { n, seal } = line.record
    if (n !== due) faults.push(`removed: record ${n} stands where ${due} is due`)
    else if ((await sha256(fromHex(head), encoder.encode(line.text))) !== line.hash)
      faults.push(`altered: record ${n} does not match its hash`)
    if (seal && !(seal.head === head && (await isSigned(key, sealText(endpoint, n, seal), seal.signature))))
      faults.push(`forged: the seal at record ${n} is not of the endpoint’s key`)
    head = line.hash
    due = n + 1
  }
  if (!lineOf(lines.at(-1) ?? '')?.record.seal) faults.push(`cut: no seal ends the records before ${due}`)
  return faults
}

const sealText = (endpoint: string, n: number, { head, time }: { head: string; time: string }) =>
  `sentinel seal 1|${endpoint}|${n}|${head}|${time}`

async function checkReceipts({ spans, serverKey }: BundleContent): Promise<BundleCheck> {
  const faults: string[] = []
  for (const { endpoint, lines, receipt } of spans) {
    const last = lineOf(lines.at(-1) ?? '')
    if (receipt.endpoint !== endpoint || receipt.through !== last?.record.n || receipt.head !== last?.hash)
      faults.push(`cut: the records before ${receipt.through + 1} do not end as their receipt says`)
    if (!(await isSigned(serverKey, receiptText(receipt), receipt.signature)))
      faults.push(`forged: the receipt through record ${receipt.through} is not of the server’s key`)
  }
  return { what: 'the server signed that it held them, and when', count: spans.length, faults }
}

const receiptText = ({ endpoint, through, head, time }: Receipt) =>
  `sentinel receipt 1|${endpoint}|${through}|${head}|${time}`

async function checkAnchors({ anchored, spans, serverKey }: BundleContent): Promise<BundleCheck> {
  const faults: string[] = []
  for (const one of anchored) {
    const { endpoint, through, anchor } = one
    const receipt = spans
      .map((span) => span.receipt)
      .find((held) => held.endpoint === endpoint && held.through === through)
    const text = `sentinel anchor 1|${anchor.since}|${anchor.time}|${anchor.size}|${anchor.root}|${anchor.previous}`
    if (!receipt || (await rootFrom(one, receipt)) !== anchor.root)
      faults.push(`altered: record ${through} does not lead to the root of ${anchor.time}`)
    if (!(await isSigned(serverKey, text, anchor.signature)))
      faults.push(`forged: the anchor of ${anchor.time} is not of the server’s key`)
  }
  return { what: 'they lead to the published root of their day', count: anchored.length, faults }
}

/** RFC 9162 §2.1.3.2: from the leaf and the hashes beside its way up to the root. */
async function rootFrom({ index, path, anchor }: Anchored, receipt: Receipt): Promise<string> {
  const leaf = `sentinel head 1|${receipt.endpoint}|${receipt.through}|${receipt.head}`
  let hash = await sha256(Uint8Array.of(0), encoder.encode(leaf))
  let at = index
  let last = anchor.size - 1
  for (const beside of path) {
    if (last === 0) return ''
    const isRight = at % 2 === 1 || at === last
    const [left, right] = isRight ? [beside, hash] : [hash, beside]
    hash = await sha256(Uint8Array.of(1), fromHex(left), fromHex(right))
    while (isRight && at % 2 === 0 && at !== 0) {
      at = Math.floor(at / 2)
      last = Math.floor(last / 2)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? hash : ''
}

function checkSelected({ selected, spans }: BundleContent): BundleCheck {
  const held = new Set(
    spans.flatMap(({ endpoint, lines }) => lines.map((line) => `${endpoint} ${lineOf(line)?.record.n}`)),
  )
  const faults = selected
    .filter(({ endpoint, n }) => !held.has(`${endpoint} ${n}`))
    .map(({ n }) => `removed: record ${n}, which was asked for, is not in the bundle`)
  return { what: 'all records that were asked for are there', count: selected.length, faults }
}
