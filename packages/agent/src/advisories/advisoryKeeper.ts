// The advisories that the enrolled server offers: taken where its signature is right and they are not older than those that
// are here; whatever comes that is wrong, the last good ones stay.

import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { SentinelError, type SignedAdvisories } from '@sentinel/contract'
import { verifyAdvisories } from '@sentinel/evidence'
import { parseAdvisorySet } from '@sentinel/supply'
import { attempt } from '../platform/attempt.ts'
import { policyFiles, putWhole } from '../policy/policyFiles.ts'
import { advisoryFile } from './knownAdvisories.ts'

const largest = 512 * 1024 * 1024

export type AdvisoryKeeper = {
  /** SHA-256 of those that are here; undefined where there are none. */
  held(): string | undefined
  /** Throws `input-invalid` for what is refused, and what the disk says. */
  offer(signed: SignedAdvisories, serverKey: string): void
}

export function createAdvisoryKeeper(data: string): AdvisoryKeeper {
  const file = advisoryFile(data)
  const here = () => attempt(() => readFileSync(file, 'utf8'))
  let changed = 0
  let digest: string | undefined
  return {
    held() {
      const now = attempt(() => statSync(file).mtimeMs) ?? 0
      if (now === changed) return digest
      changed = now
      const text = here()
      digest = text === undefined ? undefined : createHash('sha256').update(text).digest('hex')
      return digest
    },
    offer(signed, serverKey) {
      if (!verifyAdvisories(serverKey, signed))
        throw refusal('their signature is not that of the enrolled server')
      const text = attempt(() =>
        gunzipSync(Buffer.from(signed.packed, 'base64'), { maxOutputLength: largest }).toString(),
      )
      const set = parseAdvisorySet(text ?? '')
      if (text === undefined || !set) throw refusal('they are not understood')
      const known = parseAdvisorySet(here() ?? '')
      if (known && known.newest > set.newest) throw refusal(`those of ${known.newest} are here already`)
      putWhole(policyFiles, file, text, 0o600)
    },
  }
}

const refusal = (reason: string) =>
  new SentinelError('input-invalid', { reason: `advisories of the server were refused: ${reason}` })
