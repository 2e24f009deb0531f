// A bundle from its file, whether it is the JSON alone or the page that carries it.

import { readFileSync } from 'node:fs'
import { type Bundle, bundleContentSchema, bundleSchema, SentinelError } from '@sentinel/contract'

/** Faults: `bundle-unreadable`. */
export function readBundle(file: string): Bundle {
  try {
    const text = readFileSync(file, 'utf8')
    const [, inPage] = /<script type="application\/json" id="bundle">(.*?)<\/script>/s.exec(text) ?? []
    const bundle = bundleSchema.parse(JSON.parse(inPage ?? text))
    bundleContentSchema.parse(JSON.parse(bundle.content))
    return bundle
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    const reason = typeof code === 'string' ? code : 'it does not have the form of one'
    throw new SentinelError('bundle-unreadable', { file, reason }, { cause })
  }
}
