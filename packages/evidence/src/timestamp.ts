// Time stamps by RFC 3161: somebody else's signed word that an anchor was there at a time, so that we ourselves cannot
// have made it later. The token is a CMS SignedData (RFC 5652) over a TSTInfo; here it is asked for, read and checked.

import { createHash, timingSafeEqual, verify, X509Certificate } from 'node:crypto'
import { children, type Element, readElement, readTime, tags, write, writeOid } from './der.ts'

const sha256Oid = writeOid('2.16.840.1.101.3.4.2.1')
const signedDataOid = writeOid('1.2.840.113549.1.7.2')
const infoOid = writeOid('1.2.840.113549.1.9.16.1.4')
const digestAttribute = writeOid('1.2.840.113549.1.9.4')
const stampingPurpose = '1.3.6.1.5.5.7.3.8'

/** By the OID of a signer's digest. */
const digests = new Map(
  [
    ['sha256', '2.16.840.1.101.3.4.2.1'],
    ['sha384', '2.16.840.1.101.3.4.2.2'],
    ['sha512', '2.16.840.1.101.3.4.2.3'],
  ].map(([name, oid]) => [writeOid(oid as string).toString('hex'), name as string]),
)

/** A TimeStampReq for a SHA-256 (hex), asking for the certificate along with the token. */
export function timestampRequest(digest: string, nonce: Uint8Array): Buffer {
  const algorithm = write(tags.sequence, sha256Oid, write(tags.null))
  const imprint = write(tags.sequence, algorithm, write(tags.octets, Buffer.from(digest, 'hex')))
  const version = write(tags.integer, Buffer.from([1]))
  const wantsCertificate = write(tags.boolean, Buffer.from([0xff]))
  return write(tags.sequence, version, imprint, write(tags.integer, positive(nonce)), wantsCertificate)
}

/** An INTEGER whose first bit is set would be negative. */
const positive = (bytes: Uint8Array) => Buffer.from([(bytes[0] ?? 0) & 0x7f || 1, ...bytes.subarray(1)])

export type Timestamp = { time: string; authority: string }
export type TimestampReading = { kind: 'stamped'; stamp: Timestamp } | { kind: 'refused'; reason: string }

/** The token (DER) in an authority's answer, or why there is none. */
export function tokenIn(answer: Buffer): { token: Buffer } | { refused: string } {
  try {
    const [status, token] = children(readElement(answer))
    const [code] = children(status as Element)
    const granted = code?.content[0] ?? -1
    if (granted > 1 || !token) return { refused: `the authority refused with status ${granted}` }
    return { token: token.bytes }
  } catch {
    return { refused: 'the authority’s answer is no time stamp' }
  }
}

export type TimestampExpected = {
  /** SHA-256 of what was stamped, hex. */
  digest: string
  /** Of the request, where it is this request's answer. */
  nonce?: Uint8Array
  /** PEM of the authority's issuer; without it, only the token's own certificate vouches for it. */
  issuer?: string | undefined
}

/** Checks what was stamped, the signature, and the certificate's purpose and issuer. */
export function readTimestamp(token: Buffer, expected: TimestampExpected): TimestampReading {
  try {
    return { kind: 'stamped', stamp: checked(token, expected) }
  } catch (fault) {
    const reason = fault instanceof TimestampFault ? fault.message : 'it is not written as a time stamp'
    return { kind: 'refused', reason }
  }
}

class TimestampFault extends Error {}
function must(holds: boolean | undefined, reason: string): void {
  if (!holds) throw new TimestampFault(reason)
}

function checked(token: Buffer, { digest, nonce, issuer }: TimestampExpected): Timestamp {
  const { info, infoBytes, certificates, signer } = partsOf(token)
  const [, , imprint, , time, ...rest] = children(info)
  const stamped = children(imprint as Element)[1]?.content
  must(stamped?.equals(Buffer.from(digest, 'hex')), 'it was made for something else')
  if (nonce) {
    const said = rest.find(({ tag }) => tag === tags.integer)?.content
    must(said?.equals(positive(nonce)), 'it answers another request')
  }
  const certificate = certificates.find((one) => isSignedBy(one, signer, infoBytes))
  must(certificate !== undefined, 'its signature does not hold')
  const { subject, keyUsage } = certificate as X509Certificate
  must(keyUsage?.includes(stampingPurpose), 'its certificate is not for time stamps')
  if (issuer) must(isIssuedBy(certificate as X509Certificate, issuer), 'its certificate is of another issuer')
  return { time: readTime(time as Element), authority: subject.replaceAll('\n', ', ') }
}

type Parts = { info: Element; infoBytes: Buffer; certificates: X509Certificate[]; signer: Element }

/** ContentInfo → SignedData: version, digests, content, [0] certificates, signers. */
function partsOf(token: Buffer): Parts {
  const [type, wrapped] = children(readElement(token))
  must(type?.bytes.equals(signedDataOid), 'it is not written as a time stamp')
  const [, , content, ...rest] = children(readElement((wrapped as Element).content))
  const [contentType, octets] = children(content as Element)
  must(contentType?.bytes.equals(infoOid), 'it is not written as a time stamp')
  const infoBytes = readElement((octets as Element).content).content
  const held = rest.find(({ tag }) => tag === 0xa0)
  const certificates = held ? children(held).map(({ bytes }) => new X509Certificate(bytes)) : []
  const [signer] = children(rest.findLast(({ tag }) => tag === tags.set) as Element)
  return { info: readElement(infoBytes), infoBytes, certificates, signer: signer as Element }
}

/** SignerInfo: version, id, digest, [0] signed attributes, algorithm, signature. */
function isSignedBy(certificate: X509Certificate, signer: Element, info: Buffer): boolean {
  const [, , algorithm, attributes, , signature] = children(signer)
  const digest = digests.get(children(algorithm as Element)[0]?.bytes.toString('hex') ?? '')
  if (!digest || attributes?.tag !== 0xa0) return false
  const said = children(attributes).find((one) => children(one)[0]?.bytes.equals(digestAttribute))
  const value = said && readElement((children(said)[1] as Element).content).content
  const actual = createHash(digest).update(info).digest()
  if (!value || value.length !== actual.length || !timingSafeEqual(value, actual)) return false
  // Signed as a SET, however it is tagged within the token (RFC 5652 §5.4).
  const signed = Buffer.concat([Buffer.from([tags.set]), attributes.bytes.subarray(1)])
  try {
    return verify(digest, signed, certificate.publicKey, (signature as Element).content)
  } catch {
    return false
  }
}

function isIssuedBy(certificate: X509Certificate, pem: string): boolean {
  const issuer = new X509Certificate(pem)
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)
}
