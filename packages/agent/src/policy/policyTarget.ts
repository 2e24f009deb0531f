// What a policy is compiled for: this endpoint, its accounts, and what is known of hosts.

import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Grants } from '@sentinel/contract'
import { loadDestinations, loadPythonReleases, pythonSupport } from '@sentinel/knowledge'
import { accountsOf, type CompileFor } from '@sentinel/policy'
import { isoNow } from '../assemble/time.ts'
import { attempt } from '../platform/attempt.ts'

/** `granted`: the endpoint's groups, for conditions and staged roll-outs, and what was approved; asked each time. */
export function policyTarget(endpoint: string, granted: () => Grants): () => CompileFor {
  const { kinds } = loadDestinations()
  const releases = loadPythonReleases()
  const versions = releases.releases.map(({ version }) => version)
  const supportOn = (today: string) =>
    Object.fromEntries(versions.map((version) => [version, pythonSupport(releases, version, today).state]))
  const targetWith = ({ groups, approvals }: Grants): CompileFor => ({
    endpoint: { id: endpoint, groups },
    approvals,
    facts: {
      'endpoint.id': endpoint,
      'endpoint.name': hostname(),
      'endpoint.groups': groups,
      'endpoint.platform': process.platform,
    },
    kinds,
    support: supportOn(isoNow().slice(0, 10)),
    accounts: accountsOf(textOf('/etc/passwd'), textOf('/etc/group')),
  })
  return () => targetWith(granted())
}

const textOf = (path: string) => attempt(() => readFileSync(path, 'utf8')) ?? ''
