// For tests: a time-stamping authority of this machine, by `openssl ts`, with an issuer of its own.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' })

export async function openLocalAuthority(purpose = 'critical,timeStamping') {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'))
  const at = (name: string) => join(folder, name)
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  openssl(
    'req',
    '-x509',
    ...curve,
    '-subj',
    '/CN=Issuer',
    '-keyout',
    at('issuer.key'),
    '-out',
    at('issuer.pem'),
  )
  openssl('req', ...curve, '-subj', '/CN=Clock', '-keyout', at('clock.key'), '-out', at('clock.csr'))
  writeFileSync(at('purpose'), `extendedKeyUsage=${purpose}\n`)
  openssl(
    ...['x509', '-req', '-in', at('clock.csr'), '-CA', at('issuer.pem'), '-CAkey', at('issuer.key')],
    ...['-CAcreateserial', '-extfile', at('purpose'), '-out', at('clock.pem')],
  )
  writeFileSync(
    at('ts.conf'),
    `[tsa]\ndefault_tsa = clock\n[clock]\nserial = ${at('serial')}\nsigner_digest = sha256\ndigests = sha256\ndefault_policy = 1.2.3.4\naccuracy = secs:1\n`,
  )
  let isAway = false
  const server = createServer(async (request, response) => {
    if (isAway) return response.writeHead(503).end()
    const parts: Buffer[] = []
    for await (const chunk of request) parts.push(chunk as Buffer)
    writeFileSync(at('query'), Buffer.concat(parts))
    openssl(
      ...['ts', '-reply', '-config', at('ts.conf'), '-queryfile', at('query'), '-signer', at('clock.pem')],
      ...['-inkey', at('clock.key'), '-out', at('reply')],
    )
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(readFileSync(at('reply')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    issuer: readFileSync(at('issuer.pem'), 'utf8'),
    /** What openssl itself says of a token over a digest. */
    verify(token: string, digest: string): string {
      writeFileSync(at('token'), Buffer.from(token, 'base64'))
      return openssl(
        ...['ts', '-verify', '-digest', digest, '-in', at('token'), '-token_in'],
        ...['-CAfile', at('issuer.pem'), '-untrusted', at('clock.pem')],
      )
    },
    away(is: boolean): void {
      isAway = is
    },
    close(): void {
      server.close()
      server.closeAllConnections()
      rmSync(folder, { recursive: true })
    },
  }
}
