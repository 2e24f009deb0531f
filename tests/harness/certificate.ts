// A certificate for this machine's loopback address, which is its own authority: made by openssl, good for a day.

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

export type Certificate = { certificate: string; key: string }

export function makeCertificate(folder: string): Certificate {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')]
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost']
  execFileSync(
    'openssl',
    ['req', '-x509', ...curve, '-days', '1', ...names, '-keyout', key, '-out', certificate],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  )
  return { certificate, key }
}
