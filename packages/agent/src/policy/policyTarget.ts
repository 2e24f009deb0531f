// What a policy is compiled for: this endpoint, its accounts, and what is known of hosts.

import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { loadDestinations } from '@sentinel/knowledge'
import type { Accounts, CompileFor } from '@sentinel/policy'
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

/** By passwd(5) and group(5): the groups that name the account, and its own first one. Where there are no such files nobody is known. */
export function accountsOf(passwd: string, group: string): Accounts {
  const groups = rowsOf(group).map(([name = '', , gid = '', members = '']) => ({
    name,
    gid,
    members: members.split(',').filter(Boolean),
  }))
  const accounts = rowsOf(passwd).map(([name = '', , uid = '', gid = '']) => {
    const own = groups.filter((one) => one.gid === gid || one.members.includes(name))
    return [uid, [name, own.map((one) => one.name)]] as const
  })
  // The first of several names for one number is the one that the system gives it.
  return Object.fromEntries(accounts.filter(([uid]) => /^\d+$/.test(uid)).reverse())
}

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(':'))
