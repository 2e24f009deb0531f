// Keeps the file that installers ask (`<data>/gate`, beside the inbox): compiled anew when advisories or wishes change.

import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { compileGate, type Gate, parseAdvisorySet, parseGatePolicy, readGate } from '@sentinel/supply'
import { attempt } from '../platform/attempt.ts'
import { policyFiles, putWhole } from '../policy/policyFiles.ts'

export type GateKeeper = {
  /** Compiles where something has changed. Gives the reason where a policy is not understood: then the gate stays as it was. */
  refresh(): string | undefined
  gate(): Gate | undefined
}

export const gateFile = (data: string): string => join(data, 'gate')
export const gatePolicyFile = (data: string): string => join(data, 'gate-policy.json')
const advisoryFile = (data: string) => join(data, 'advisories/pypi.json')

export type GateKeeperDeps = { data: string; popular(): string[]; now(): string }

export function createGateKeeper({ data, popular, now }: GateKeeperDeps): GateKeeper {
  const sources = [gatePolicyFile(data), advisoryFile(data), gateFile(data)]
  let made: string | undefined
  let gate: Gate | undefined

  return {
    refresh() {
      const stamp = sources.map(changedAt).join(' ')
      if (stamp === made) return undefined
      made = stamp
      const policy = parseGatePolicy(textOf(gatePolicyFile(data)))
      if (typeof policy === 'string') return policy
      const advisories = parseAdvisorySet(textOf(advisoryFile(data)) ?? '')
      const text = compileGate({ policy, advisories, popular: popular(), now: now() })
      gate = readGate(text)
      if (!isSame(textOf(gateFile(data)), text)) putWhole(policyFiles, gateFile(data), text, 0o644)
      made = sources.map(changedAt).join(' ')
      return undefined
    },
    gate: () => gate,
  }
}

const textOf = (path: string) => attempt(() => readFileSync(path, 'utf8'))
const changedAt = (path: string) => attempt(() => statSync(path).mtimeMs) ?? 0

/** But for the time at which it was made. */
const isSame = (before: string | undefined, after: string) =>
  before !== undefined && withoutTime(before) === withoutTime(after)
const withoutTime = (text: string) => text.replace(/"made":"[^"]*"/, '')
