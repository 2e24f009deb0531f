// Who a host is: by the longest known ending of its name, after what the policy calls its own.

import { isGlobMatch } from './glob.ts'

/** Kind by host name; a name stands for all below it too. */
export type DestinationKinds = Readonly<Record<string, string>>

/** `host` is a name or an address; `unknown` where nobody knows it. */
export function kindOfHost(host: string, kinds: DestinationKinds, internal: readonly string[]): string {
  const name = asciiLower(host.endsWith('.') ? host.slice(0, -1) : host)
  if (name === '') return 'unknown'
  if (internal.some((pattern) => isGlobMatch(name, pattern))) return 'internal'
  if (name === 'localhost' || name === '::1' || name.startsWith('127.')) return 'loopback'
  for (let rest = name; ; ) {
    if (Object.hasOwn(kinds, rest)) return kinds[rest] as string
    const dot = rest.indexOf('.')
    if (dot < 0) return 'unknown'
    rest = rest.slice(dot + 1)
  }
}

/** Of ASCII alone: Unicode's rules differ between the languages that decide. */
const asciiLower = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())
