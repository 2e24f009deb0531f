// What an installer did in a Run, and what the gate said of it. A Run with a `package.requested` is an install: which
// command of pip it was, or which program used pip, does not matter. Probe lines (`inbox`) and Events share the members.

import { z } from 'zod'

const count = z.number().int().nonnegative()
const name = z.string().max(300)
const sentence = z.string().max(500)
const path = z.string().max(1200)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What the gate can hold against a package. */
export const gateRule = z.enum([
  'listed', // it is on the list of those that nobody may install, or that everybody may
  'malware', // an advisory says that it was made to harm
  'advisory', // an advisory says that it is vulnerable
  'hash', // its bytes are others than those agreed on, or than its index promised
  'index', // it comes from an address that is not on the list
  'start-up', // it puts in a file that runs at every start of Python
  'start-up-harm', // and that file starts programs, fetches something or decodes code
  'install-code', // its setup.py acts while it is being installed
  'hidden-code', // code is hidden in text that is decoded and run
  'mismatch', // what is inside bears another name or version than the file
  'licence', // its licence is on the list of those not wanted
  'age', // it was published only just now
  'yanked', // its own authors have taken it back
  'name', // it could be taken for a well-known one, and something else is odd too
])
export type GateRule = z.infer<typeof gateRule>

export const gateMode = z.enum(['off', 'observe', 'warn', 'deny'])
export type GateMode = z.infer<typeof gateMode>
export const gateVerdict = z.enum(['allow', 'warn', 'deny'])
export type GateVerdict = z.infer<typeof gateVerdict>

const finding = z.object({ rule: gateRule, mode: gateMode.exclude(['off']), reason: sentence })
export type GateFinding = z.infer<typeof finding>

/** What is said of a package that was judged; no `verdict` where there was no gate to ask. */
const judged = { verdict: gateVerdict.optional(), findings: z.array(finding).max(16).default([]) }
const named = { name, version: name }
/** The environment where it was seen after the fact, and who put it there as that one names itself: `uv`, `conda`. */
const placed = { environment: path.optional(), installer: name.optional() }
/** A wheel that is there to be installed, or the sources that one is built from: an archive, a repository, a folder. */
export const packageKind = z.enum(['wheel', 'sdist', 'source'])

export const installs = {
  'package.requested': {
    /** As it was asked for: `requests[socks]>=2`, an address, a folder; without credentials. */
    requirement: path,
    /** Who asked: `command line`, `-r requirements.txt (line 3)`, or the package that needs it. */
    by: path,
  },
  'package.downloaded': {
    ...named,
    filename: name,
    kind: packageKind,
    sha256: sha256.optional(),
    bytes: count.optional(),
    /** Address of the index without the package's own page; absent for an address or folder that was named itself. */
    index: path.optional(),
    url: path.optional(),
    /** Where the archive lies; it is gone when the install is over. */
    path: path.optional(),
    /** When the index received it, ISO 8601; absent where index or installer do not tell. */
    uploaded: z.string().max(40).optional(),
    ...judged,
  },
  'package.built': { ...named, filename: name, sha256: sha256.optional(), ...judged },
  'package.installed': {
    ...named,
    ...judged,
    ...placed,
    /** How many files the installer wrote for it, compiled modules aside: they have no Events of their own. */
    files: count.optional(),
  },
  'package.removed': { ...named, ...placed },
  'package.refused': {
    ...named,
    filename: name.optional(),
    sha256: sha256.optional(),
    rule: gateRule,
    reason: sentence,
    /** Who refused: the gate, or the installer itself. */
    by: z.enum(['gate', 'installer']),
  },
} as const
export type InstallType = keyof typeof installs

/** One schema for each, with the members that the boundary adds to all. */
export function installSchemas<Head extends z.ZodRawShape, Place extends z.ZodRawShape>(
  head: Head,
  /** In place of `head` for what is seen in an environment too, after the fact and without a Run. */
  place: Place,
) {
  const of = <T extends InstallType>(type: T) =>
    z.object({ ...head, type: z.literal(type), ...installs[type] })
  const at = <T extends InstallType>(type: T) =>
    z.object({ ...place, type: z.literal(type), ...installs[type] })
  return [
    of('package.requested'),
    of('package.downloaded'),
    of('package.built'),
    at('package.installed'),
    at('package.removed'),
    of('package.refused'),
  ] as const
}

const rule = z.object({
  mode: gateMode,
  /** In place of the gate's own words. */
  reason: z.string().min(1).max(400).optional(),
  contact: z.string().min(1).max(200).optional(),
})

/** `name`, or `name==version`. */
const entry = z.string().regex(/^[A-Za-z0-9][\w.-]*(==\S+)?$/, 'a name, or a name==version')

/** What the organisation wants of packages. Everything left out is as by default: seen, and told. */
export const gatePolicySchema = z.strictObject({
  /** Whom to ask where a rule names nobody. */
  contact: z.string().min(1).max(200).optional(),
  rules: z.partialRecord(gateRule, rule).default({}),
  /** Addresses that a package may come from begin with one of these; none: any. */
  indexes: z.array(z.string().min(1).max(1000)).max(100).default([]),
  minimumAgeHours: count.max(24 * 3650).default(48),
  /** Advisories from this severity on; those that nobody has rated count always. */
  severity: z.enum(['low', 'medium', 'high', 'critical']).default('high'),
  /** SPDX ids that are not wanted. */
  licences: z.array(z.string().min(1).max(100)).max(200).default([]),
  /** Files that are agreed on, by `name==version`: SHA-256, hex. */
  hashes: z.record(entry, z.array(sha256).min(1)).default({}),
  /** Nothing is held against these. */
  allowed: z.array(entry).default([]),
  denied: z.array(entry).default([]),
})
export type GatePolicy = z.infer<typeof gatePolicySchema>
