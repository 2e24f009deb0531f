// A record's proof made with real keys, by the same rules as agents make it: for tests that alter it.

import type { EvidenceProof } from '@sentinel/contract'

type Bytes = Uint8Array<ArrayBuffer>
const { subtle } = globalThis.crypto
const utf8 = (text: string): Bytes => new TextEncoder().encode(text)
const hexOf = (bytes: ArrayBuffer) =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
const base64 = (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
const sha256 = async (bytes: Bytes) => hexOf(await subtle.digest('SHA-256', bytes))
const time = '2026-11-22T08:15:00.123456Z'

async function hashOf(head: string, text: string): Promise<string> {
  const before = Uint8Array.from(head.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))
  return sha256(new Uint8Array([...before, ...utf8(text)]))
}

/** Five records of a log, the third is asked for: `n` = 2. */
export async function sampleProof(): Promise<EvidenceProof> {
  const [key, server] = await Promise.all([createKey(), createKey()])
  const id = (await sha256(key.raw)).slice(0, 32)
  let head = await sha256(utf8(`sentinel evidence 1 ${id}`))
  const records = []
  for (let n = 0; n < 4; n++) {
    const event = { type: 'host.resolved', run: '01950000-0000-7000-8000-000000000001', time, host: `h${n}é` }
    const text = JSON.stringify({ n, event })
    head = await hashOf(head, text)
    records.push({ n, text })
  }
  const signature = await key.sign(`sentinel seal 1|${id}|4|${head}|${time}`)
  const seal = JSON.stringify({ n: 4, seal: { head, time, signature } })
  const end = await hashOf(head, seal)
  return {
    endpoint: { id, name: 'desk-04' },
    n: 2,
    endpointKey: base64(key.raw.buffer),
    serverKey: base64(server.raw.buffer),
    head: null,
    records: [...records, { n: 4, text: seal }],
    isSealed: true,
    receipt: {
      endpoint: id,
      through: 4,
      head: end,
      time,
      signature: await server.sign(`sentinel receipt 1|${id}|4|${end}|${time}`),
    },
  }
}

async function createKey() {
  const pair = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const raw = new Uint8Array(await subtle.exportKey('raw', pair.publicKey))
  const sign = async (text: string) => base64(await subtle.sign('Ed25519', pair.privateKey, utf8(text)))
  return { raw, sign }
}
