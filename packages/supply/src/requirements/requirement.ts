// One dependency as somebody wrote it down (PEP 508), and the problem where it cannot be read.

import { withoutCredentials } from '../environments/origin.ts'
import { normalise } from '../names/packageName.ts'
import { parseClauses, pinOf } from '../versions/specifier.ts'
import { evaluate, type MarkerEnvironment, parseMarker } from './marker.ts'

export type Requirement = {
  /** PyPI's where nothing is said. */
  ecosystem?: 'conda'
  name: string
  extras: readonly string[]
  /** As written, without blanks; empty for any version. */
  specifier: string
  /** The one version it stands for; null where it leaves a choice. */
  version: string | null
  /** From an address or folder rather than an index; without credentials. */
  url: string | null
  editable: boolean
  /** `sha256:…`, as the file demands them. */
  hashes: readonly string[]
  /** False where its marker rules it out for the environment asked about. */
  applies: boolean
  file: string
  line: number
}

export type RequirementProblem = {
  code: 'requirement-invalid' | 'option-unknown' | 'include-missing' | 'file-invalid'
  file: string
  line: number
  reason: string
}

/** All that a file and the files it includes ask for. One bad line is one problem; nothing else is lost with it. */
export type Dependencies = {
  requirements: Requirement[]
  problems: RequirementProblem[]
  /** Indexes that the file names, without credentials. */
  indexes: string[]
}

export const noDependencies = (): Dependencies => ({ requirements: [], problems: [], indexes: [] })

export type Place = { file: string; line: number }
export type Parsed = Omit<Requirement, 'file' | 'line' | 'editable' | 'hashes'>

/** A text of PEP 508. Gives the reason where it is none. */
export function parseRequirement(text: string, environment: MarkerEnvironment): Parsed | { reason: string } {
  const head = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[([^\]]*)\])?\s*/.exec(text)
  if (!head) return { reason: 'it does not begin with the name of a package' }
  const [whole, name = '', extras = ''] = head
  if (!/^\s*$|^\s*[\w.-]+\s*(,\s*[\w.-]+\s*)*$/.test(extras)) return { reason: `[${extras}] names no extras` }
  const rest = text.slice(whole.length)
  // An address may hold a semicolon: there a blank comes before the marker.
  const cut = rest.startsWith('@') ? /\s;/ : /;/
  const end = rest.search(cut)
  const body = (end < 0 ? rest : rest.slice(0, end)).trim()
  const markerText = end < 0 ? '' : rest.slice(end).replace(/^\s*;/, '').trim()
  const applies = judgeMarker(markerText, environment)
  if (applies === null) return { reason: `its marker cannot be read: ${markerText}` }
  const shared = { name: normalise(name), extras: listed(extras), applies }
  if (body.startsWith('@')) {
    const url = body.slice(1).trim()
    if (url === '' || /\s/.test(url)) return { reason: 'it names no address after @' }
    return { ...shared, specifier: '', version: null, url: withoutCredentials(url) }
  }
  const clauses = parseClauses(body)
  if (!clauses) return { reason: `${body} is no version specifier` }
  const specifier = clauses.map(({ operator, version }) => operator + version).join(',')
  return { ...shared, specifier, version: pinOf(clauses), url: null }
}

/** What is not known of the environment does not rule a requirement out. Null: no marker. */
export function judgeMarker(text: string, environment: MarkerEnvironment): boolean | null {
  if (text === '') return true
  const marker = parseMarker(text)
  return marker ? (evaluate(marker, environment) ?? true) : null
}

const listed = (extras: string) =>
  extras
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean)
    .map(normalise)
