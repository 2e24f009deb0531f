// Ed25519 keys (RFC 8032): a private key in PEM on disk, a public key as 32 raw bytes in base64 on the wire.

import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

export type SigningKey = { privateKey: KeyObject; publicKey: string }

/** A new key, and the PKCS #8 PEM to keep it in. */
export function createSigningKey(): SigningKey & { pem: string } {
  const { privateKey } = generateKeyPairSync('ed25519')
  return { ...signingKeyOf(privateKey), pem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

/** Throws where the PEM holds no Ed25519 private key. */
export function readSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('not an Ed25519 key')
  return signingKeyOf(privateKey)
}

function signingKeyOf(privateKey: KeyObject): SigningKey {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return { privateKey, publicKey: Buffer.from(x as string, 'base64url').toString('base64') }
}

/** An endpoint is named by its key: the first 32 hex digits of SHA-256 over the raw public key. */
export function endpointOf(publicKey: string): string {
  return createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 32)
}

export function signText(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text), key.privateKey).toString('base64')
}

/** False for any wrong signature and for a public key that is none. */
export function verifyText(publicKey: string, text: string, signature: string): boolean {
  try {
    const x = Buffer.from(publicKey, 'base64').toString('base64url')
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
    return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
