// What a policy is compiled for: this endpoint, its accounts, and what is known of hosts.

import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { loadDestinations } from '@sentinel/knowledge'
import { accountsOf, type CompileFor } from '@sentinel/policy'
import { attempt } from '../platform/attempt.ts'

/** `groups`: what the endpoint belongs to, for conditions and staged roll-outs. */
export function policyTarget(endpoint: string, groups: readonly string[] = []): () => CompileFor {
  const { kinds } = loadDestinations()
  return () => ({
    endpoint: { id: endpoint, groups },
    facts: {
      'endpoint.id': endpoint,
      'endpoint.name': hostname(),
      'endpoint.groups': groups,
      'endpoint.platform': process.platform,
    },
    kinds,
    accounts: accountsOf(textOf('/etc/passwd'), textOf('/etc/group')),
  })
}

const textOf = (path: string) => attempt(() => readFileSync(path, 'utf8')) ?? ''
