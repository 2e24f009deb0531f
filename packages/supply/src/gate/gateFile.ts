// The gate as a file: what an installer asks while it runs, compiled so that one look finds all about one package.
//
// UTF-8 lines. The first is the header as JSON; after it one line for each package that something is known of, sorted:
//
//   <name as PEP 503 writes it> TAB <what is known, as JSON>
//
// A reader looks for "\n<name>\t" in the bytes and reads that line alone: with all of PyPI's advisories the file is
// some megabytes, and an install that had to read them whole would be slower than the download of a small wheel.
// The probe's reader is probe/src/sentinel_probe/gate.py; gateFile.test.ts keeps both at one mind.

import {
  type GateMode,
  type GatePolicy,
  type GateRule,
  gatePolicySchema,
  gateRule,
  severity,
} from '@sentinel/contract'
import type { Advisory, Affected, RangeEvent } from '../advisories/advisory.ts'
import { scopeOf } from '../advisories/affects.ts'
import type { AdvisorySet } from '../advisories/importAdvisories.ts'
import { normalise } from '../names/packageName.ts'
import { createKeyReader, type KeyReader } from '../versions/versionKey.ts'

export type GateRules = Record<GateRule, { mode: GateMode; reason?: string; contact?: string }>

export type GateHeader = {
  format: 1
  made: string
  /** The latest change in any advisory; null where there are none, and nothing may be read as clean. */
  newest: string | null
  contact: string
  rules: GateRules
  indexes: string[]
  minimumAgeHours: number
  licences: string[]
  /** Well-known names, most first. */
  popular: string[]
}

/** `versions` are those that no range holds already. */
export type GateAdvisory = {
  id: string
  about: string
  malicious: boolean
  ranges: RangeEvent[][]
  versions: string[]
}

/** What is known of one package; a version of `*` is any. */
export type GateEntry = {
  advisories?: GateAdvisory[]
  hashes?: Record<string, string[]>
  allowed?: string[]
  denied?: string[]
}

export type GateInput = {
  policy: GatePolicy
  advisories: AdvisorySet | undefined
  popular: readonly string[]
  /** ISO 8601. */
  now: string
}

/** Without a policy everything is seen and told; only what nobody can want is refused (docs/decisions/0303). */
const modes: Partial<Record<GateRule, GateMode>> = {
  malware: 'deny',
  'start-up-harm': 'deny',
  listed: 'deny',
  hash: 'deny',
  age: 'warn',
}
const nobody = 'whoever looks after this computer'

/** The text of `gate-policy.json`, the default where nobody wrote one; the reason where it is not understood. */
export function parseGatePolicy(text: string | undefined): GatePolicy | string {
  if (text === undefined) return gatePolicySchema.parse({})
  const parsed = gatePolicySchema.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  return `gate-policy.json is not understood (${issue?.path.join('.') || 'whole'}: ${issue?.message})`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function compileGate({ policy, advisories, popular, now }: GateInput): string {
  const header: GateHeader = {
    format: 1,
    made: now,
    newest: advisories?.newest ?? null,
    contact: policy.contact ?? nobody,
    rules: rulesOf(policy),
    indexes: policy.indexes.map((each) => each.replace(/\/+$/, '')),
    minimumAgeHours: policy.minimumAgeHours,
    licences: policy.licences,
    popular: popular.map(normalise),
  }
  const entries = new Map<string, GateEntry>()
  // Advisories of one package name the same versions over and over.
  const keyOf = createKeyReader()
  for (const advisory of advisories?.advisories ?? [])
    if (counts(advisory, policy)) enterAdvisory(entries, advisory, keyOf)
  enterLists(entries, policy)
  const lines = [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(lineOf)
  return `${JSON.stringify(header)}\n${lines.join('')}`
}

const lineOf = ([name, entry]: [string, GateEntry]) => `${name}\t${JSON.stringify(entry)}\n`

function rulesOf(policy: GatePolicy): GateRules {
  const rules = gateRule.options.map((rule) => [
    rule,
    policy.rules[rule] ?? { mode: modes[rule] ?? 'observe' },
  ])
  return Object.fromEntries(rules) as GateRules
}

function entryOf(entries: Map<string, GateEntry>, name: string): GateEntry {
  const known = entries.get(name) ?? {}
  entries.set(name, known)
  return known
}

function counts({ malicious, severity: rated }: Advisory, policy: GatePolicy): boolean {
  const order = severity.options
  return malicious || rated === 'unrated' || order.indexOf(rated) >= order.indexOf(policy.severity)
}

function enterAdvisory(entries: Map<string, GateEntry>, advisory: Advisory, keyOf: KeyReader): void {
  for (const affected of advisory.affected) {
    const entry = entryOf(entries, affected.name)
    entry.advisories = [...(entry.advisories ?? []), compact(advisory, affected, keyOf)]
  }
}

function compact(advisory: Advisory, affected: Affected, keyOf: KeyReader): GateAdvisory {
  const inRange = scopeOf({ ...affected, versions: [] }, keyOf)
  const { malicious, summary } = advisory
  return {
    id: idOf(advisory),
    about: summary.slice(0, 160),
    malicious,
    ranges: affected.ranges,
    versions: affected.versions.filter((version) => !inRange.affects(keyOf(version), version)),
  }
}

const preferred = ['MAL-', 'CVE-', 'GHSA-']

/** The id that people search for. */
function idOf({ id, aliases }: Advisory): string {
  const all = [id, ...aliases]
  return preferred.flatMap((prefix) => all.find((each) => each.startsWith(prefix)) ?? [])[0] ?? id
}

function enterLists(entries: Map<string, GateEntry>, { allowed, denied, hashes }: GatePolicy): void {
  for (const [list, written] of [
    ['allowed', allowed],
    ['denied', denied],
  ] as const)
    for (const each of written) {
      const [name = '', version = '*'] = each.split('==')
      const entry = entryOf(entries, normalise(name))
      entry[list] = [...(entry[list] ?? []), version]
    }
  for (const [each, digests] of Object.entries(hashes)) {
    const [name = '', version = '*'] = each.split('==')
    const entry = entryOf(entries, normalise(name))
    entry.hashes = { ...entry.hashes, [version]: digests }
  }
}

export type Gate = { header: GateHeader; entryOf(name: string): GateEntry | undefined }

/** Undefined where the text is no gate of this format. */
export function readGate(text: string): Gate | undefined {
  const end = text.indexOf('\n')
  try {
    const header = JSON.parse(text.slice(0, end)) as GateHeader
    if (header.format !== 1) return undefined
    return {
      header,
      entryOf(name) {
        const begin = text.indexOf(`\n${normalise(name)}\t`, end)
        if (begin < 0) return undefined
        const line = text.slice(begin + 1, text.indexOf('\n', begin + 1))
        return JSON.parse(line.slice(line.indexOf('\t') + 1)) as GateEntry
      },
    }
  } catch {
    return undefined
  }
}
