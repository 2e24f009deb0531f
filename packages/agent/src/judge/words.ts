// The words of a judgement on their way out: what a script names may hold what nobody should see.

import type { Finding } from '@sentinel/analysis'
import { maskText } from '../assemble/maskText.ts'

/** Cuts a text to what is allowed, with everything masked that is or looks like a secret. */
export type Words = (text: string, most?: number) => string

/**
 * Masks values in an address's query, whatever looks like a key, and the secrets that were found: `-phunter2` is no key to
 * anybody but the analysis. It tells their last four characters, so a word that ends with them goes.
 */
export function wordsOf(findings: readonly Finding[]): Words {
  const endings = new Set(findings.flatMap(({ secret }) => (secret?.lastFour ? [secret.lastFour] : [])))
  const secrets = [...endings].map((ending) => new RegExp(`[^\\s'"(),]*${RegExp.escape(ending)}`, 'g'))
  return (text, most = 400) => {
    const queryless = text.replace(/([?&][^=&\s'"]{1,64}=)[^&\s'")]+/g, '$1***')
    return maskText(secrets.reduce((left, secret) => left.replace(secret, '***'), queryless)).slice(0, most)
  }
}
