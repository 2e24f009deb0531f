// Who a host is and which credentials belong there: reads `destinations/*.yaml`, one kind per file.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DestinationKinds } from '@sentinel/policy'
import { parse } from 'yaml'
import { z } from 'zod'
import { KnowledgeInvalid, knowledgeFolder } from './loadKnowledge.ts'

const host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a host name in small letters')
const destinationFile = z.strictObject({
  /** What `destination.kind` says of them. */
  kind: z.enum(['model', 'paste', 'storage', 'code', 'packages', 'webhook', 'chat', 'mail', 'service']),
  title: z.string(),
  destinations: z.array(
    z.strictObject({
      name: z.string(),
      /** Each stands for all names below it too. */
      hosts: z.array(host).min(1),
      /** Types of `secrets/` that belong there: sending one is use, and no leak. */
      takes: z.array(z.string()).default([]),
    }),
  ),
  /** A host and the destination that it is, with secrets that belong there and others; without `name` it is none of
   * this file. */
  examples: z
    .array(
      z.strictObject({
        host: z.string(),
        name: z.string().optional(),
        takes: z.array(z.string()).default([]),
        leaks: z.array(z.string()).default([]),
      }),
    )
    .min(2),
})
type DestinationFile = z.infer<typeof destinationFile>

export type Destination = { name: string; kind: DestinationFile['kind']; takes: readonly string[] }
export type Destinations = {
  byHost: ReadonlyMap<string, Destination>
  /** For the policy: the kind alone. */
  kinds: DestinationKinds
  files: readonly DestinationFile[]
}

/** Throws KnowledgeInvalid, also where two destinations claim one host. */
export function loadDestinations(folder: string = knowledgeFolder): Destinations {
  const byHost = new Map<string, Destination>()
  const files = readdirSync(join(folder, 'destinations'))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => readFile(join(folder, 'destinations', name), byHost))
  const kinds = Object.fromEntries([...byHost].map(([name, { kind }]) => [name, kind]))
  return { byHost, kinds, files }
}

function readFile(file: string, byHost: Map<string, Destination>): DestinationFile {
  try {
    const read = destinationFile.parse(parse(readFileSync(file, 'utf8')))
    for (const { name, hosts, takes } of read.destinations)
      for (const one of hosts) {
        const other = byHost.get(one)
        if (other) throw new TypeError(`${one} is ${other.name} and ${name}`)
        byHost.set(one, { name, kind: read.kind, takes })
      }
    return read
  } catch (cause) {
    throw new KnowledgeInvalid(file, cause)
  }
}

/** By the longest known ending of the name that was asked for; undefined for a stranger. */
export function destinationOf({ byHost }: Destinations, host: string): Destination | undefined {
  const name = host.toLowerCase().replace(/\.$/, '')
  for (let rest = name; rest !== ''; rest = rest.slice(rest.indexOf('.') + 1)) {
    const found = byHost.get(rest)
    if (found || !rest.includes('.')) return found
  }
  return undefined
}
