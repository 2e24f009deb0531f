// What the server keeps under `<data>/server/`, and the secrets it makes there once.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { createSigningKey, readSigningKey, type SigningKey } from '@sentinel/evidence'
import { newToken } from '../signIn/tokens.ts'
import { secretFile } from './secretFile.ts'

export type DataFolder = {
  folder: string
  evidence: string
  control: string
  /** Where the server listens, while it does. */
  address: string
  /** The port it was given last. */
  port: string
  key: SigningKey
  operatorToken: string
  enrolmentToken: string
}

/** Makes the folder and its secrets where they are not there yet. Faults: `data-unwritable`. */
export function openDataFolder(data: string): DataFolder {
  const folder = join(data, 'server')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return {
      folder,
      evidence: join(folder, 'evidence'),
      control: join(folder, 'control.sqlite'),
      address: join(folder, 'address.json'),
      port: join(folder, 'port'),
      key: readSigningKey(secretFile(join(folder, 'server-key.pem'), () => createSigningKey().pem)),
      operatorToken: secretFile(join(folder, 'operator.token'), newToken),
      enrolmentToken: secretFile(join(folder, 'enrolment.token'), newToken),
    }
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? 'a secret in it cannot be read'
    throw new SentinelError('data-unwritable', { folder, reason }, { cause })
  }
}
