// What the gate says of one package: every rule that it meets, and the verdict of the strictest. The probe says the same
// inside pip (probe/src/sentinel_probe/gate.py); here it is asked for what was installed without pip, and by people.

import type { GateFinding, GateRule, GateVerdict } from '@sentinel/contract'
import { scopeOf } from '../advisories/affects.ts'
import { createConfusionFinder } from '../names/nameConfusion.ts'
import { normalise } from '../names/packageName.ts'
import { createKeyReader, type KeyReader } from '../versions/versionKey.ts'
import type { Gate, GateAdvisory, GateEntry, GateHeader } from './gateFile.ts'

export type Candidate = {
  name: string
  version: string
  /** Index or address that it comes from; absent where nobody knows. */
  from?: string
  /** ISO 8601; null where it was asked for and nobody told. */
  uploaded?: string | null
  sha256?: string
  licence?: string | null
  /** The authors' reason for taking it back, which may be empty. */
  yanked?: string
  /** What was found inside. */
  signs?: readonly Sign[]
}
export type Sign = { rule: GateRule; reason: string }

export type Judgement = {
  verdict: GateVerdict
  findings: GateFinding[]
  /** The sentence for people, where the verdict is not to allow. */
  sentence: string | null
}

const hour = 3_600_000
const unknownAge = 'when it was published is not known: its index or this installer does not tell'

/** `now`: milliseconds since 1970. */
export function judgePackage(gate: Gate, candidate: Candidate, now: number): Judgement {
  const { header } = gate
  const entry = gate.entryOf(candidate.name) ?? {}
  if (isListed(entry.allowed, candidate.version))
    return {
      verdict: 'allow',
      findings: [{ rule: 'listed', mode: 'observe', reason: 'it is on the list of those that are allowed' }],
      sentence: null,
    }
  const signs = signsOf(header, entry, candidate, now)
  const findings = [...signs, ...likeness(header, candidate, signs)].flatMap(({ rule, reason }) => {
    const { mode, reason: own } = header.rules[rule]
    return mode === 'off' ? [] : [{ rule, mode, reason: own ?? reason }]
  })
  if (candidate.uploaded === null && header.rules.age.mode !== 'off')
    findings.push({ rule: 'age', mode: 'observe', reason: unknownAge })
  const decisive =
    findings.find(({ mode }) => mode === 'deny') ?? findings.find(({ mode }) => mode === 'warn')
  const verdict = decisive && decisive.mode !== 'observe' ? decisive.mode : 'allow'
  return { verdict, findings, sentence: decisive ? sentenceOf(header, candidate, decisive) : null }
}

function signsOf(header: GateHeader, entry: GateEntry, candidate: Candidate, now: number): Sign[] {
  const { name, version, sha256, from, yanked, signs = [] } = candidate
  const keyOf = createKeyReader()
  const agreed = entry.hashes?.[version] ?? entry.hashes?.['*']
  const isForeign = from !== undefined && header.indexes.length > 0 && !header.indexes.some(isBelow(from))
  return [
    ...(isListed(entry.denied, version) ? [sign('listed', 'it is on the list of those not wanted')] : []),
    ...(entry.advisories ?? []).filter((each) => affects(each, version, keyOf)).map(advisorySign),
    ...(agreed && sha256 && !agreed.includes(sha256)
      ? [sign('hash', `its SHA-256 is none of those agreed on for ${name} ${version}`)]
      : []),
    ...(isForeign ? [sign('index', `it comes from ${from}, which is not on the list`)] : []),
    ...signs,
    ...licenceSigns(header, candidate),
    ...ageSigns(header, candidate, now),
    ...(yanked === undefined
      ? []
      : [sign('yanked', `its authors have taken it back${yanked ? `: ${yanked}` : ''}`)]),
  ]
}

const sign = (rule: GateRule, reason: string): Sign => ({ rule, reason })

const isListed = (versions: readonly string[] | undefined, version: string) =>
  versions?.some((each) => each === '*' || each === version) ?? false

const isBelow = (from: string) => (index: string) => from === index || from.startsWith(`${index}/`)

const advisorySign = ({ id, about, malicious }: GateAdvisory): Sign =>
  malicious
    ? sign('malware', `it was made to harm (${id})`)
    : sign('advisory', `it is vulnerable (${id}${about ? `: ${about}` : ''})`)

function affects({ ranges, versions }: GateAdvisory, version: string, keyOf: KeyReader): boolean {
  return scopeOf({ name: '', ranges, versions }, keyOf).affects(keyOf(version), version)
}

function licenceSigns({ licences }: GateHeader, { licence }: Candidate): Sign[] {
  const words = new Set((licence ?? '').toLowerCase().split(/[^a-z0-9.+-]+/))
  const unwanted = licences.find((each) => words.has(each.toLowerCase()))
  return unwanted ? [sign('licence', `its licence, ${unwanted}, is not wanted`)] : []
}

function ageSigns({ minimumAgeHours }: GateHeader, { uploaded }: Candidate, now: number): Sign[] {
  if (uploaded === undefined || uploaded === null || minimumAgeHours === 0) return []
  const hours = Math.floor((now - Date.parse(uploaded)) / hour)
  return hours >= 0 && hours < minimumAgeHours
    ? [sign('age', `it was published ${hours} hours ago, less than ${minimumAgeHours}`)]
    : []
}

/** A name alone never counts: as many honest ones are near to well-known ones as malicious ones are. */
const odd: readonly GateRule[] = [
  'age',
  'install-code',
  'hidden-code',
  'start-up',
  'start-up-harm',
  'mismatch',
  'index',
]

function likeness({ popular }: GateHeader, { name }: Candidate, signs: readonly Sign[]): Sign[] {
  const others = signs.filter(({ rule }) => odd.includes(rule))
  if (others.length === 0) return []
  const meant = createConfusionFinder(popular)(normalise(name))
  return meant ? [sign('name', `it could be taken for ${meant.name}, and ${others[0]?.reason}`)] : []
}

function sentenceOf(header: GateHeader, { name, version }: Candidate, { rule, mode, reason }: GateFinding) {
  if (mode === 'observe') return null
  const contact = header.rules[rule].contact ?? header.contact
  const act = mode === 'deny' ? 'refuses' : 'warns of'
  return `Sentinel ${act} ${name} ${version}: ${reason} (rule ${rule}). Ask ${contact}.`
}
