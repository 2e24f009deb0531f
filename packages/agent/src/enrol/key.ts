// The endpoint's own key: made once, kept in a file that only this account can read.

import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { SentinelError } from '@sentinel/contract'
import { createSigningKey, readSigningKey, type SigningKey } from '@sentinel/evidence'

/** Throws `data-unwritable` where there is no key and none can be kept. */
export function endpointKey(path: string): SigningKey {
  try {
    return readSigningKey(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      throw new SentinelError(
        'data-unwritable',
        { folder: path, reason: 'the endpoint key is unreadable' },
        { cause: error },
      )
  }
  return makeKey(path)
}

/** Linked into place, so that a kill leaves a whole key or none: half a key would be another endpoint. */
function makeKey(path: string): SigningKey {
  const key = createSigningKey()
  const draft = `${path}.${process.pid}`
  try {
    writeFileSync(draft, key.pem, { mode: 0o600, flush: true })
    linkSync(draft, path)
    rmSync(draft)
    return key
  } catch (cause) {
    const reason = String((cause as NodeJS.ErrnoException).code)
    throw new SentinelError('data-unwritable', { folder: path, reason }, { cause })
  }
}
