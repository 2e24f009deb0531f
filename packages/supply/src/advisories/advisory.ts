// An advisory: what Sentinel keeps of an OSV record (ossf/osv-schema 1.7), small enough to hold all of PyPI's.

import { nameOfPurl, normalise } from '../names/packageName.ts'
import { asList, asTable, asText, type Table } from '../requirements/tables.ts'
import type { Exploitation } from './exploitation.ts'
import { type Rating, rate } from './severity.ts'

/** One event of a range: versions from `introduced` on are affected, from `fixed` on no longer, after `last` no longer. */
export type RangeEvent = ['introduced' | 'fixed' | 'last', string]
export type Affected = { name: string; ranges: RangeEvent[][]; versions: string[] }

export type Advisory = Rating &
  Exploitation & {
    id: string
    aliases: string[]
    summary: string
    modified: string
    published: string | null
    /** A package made to harm, rather than one with a fault. */
    malicious: boolean
    /** Page to read on. */
    page: string | null
    affected: Affected[]
  }

export type RecordOutcome =
  | { kind: 'advisory'; advisory: Advisory }
  | { kind: 'withdrawn'; id: string }
  /** Of another ecosystem, or only of source repositories. */
  | { kind: 'foreign'; id: string }
  | { kind: 'unreadable'; reason: string }

/** Takes the text of one OSV record. Unknown members are passed over; a record without the required ones is unreadable. */
export function parseAdvisory(text: string): RecordOutcome {
  const record = recordOf(text)
  const id = asText(record?.id)
  const modified = asText(record?.modified)
  if (!record || !id || !modified) return { kind: 'unreadable', reason: 'it has no id or date' }
  if (record.withdrawn) return { kind: 'withdrawn', id }
  const affected = asList(record.affected).map(asTable).flatMap(affectedOf)
  if (affected.length === 0) return { kind: 'foreign', id }
  const aliases = [...asList(record.aliases), ...asList(record.upstream)].flatMap(
    (each) => asText(each) ?? [],
  )
  const malicious = [id, ...aliases].some((each) => each.startsWith('MAL-'))
  return {
    kind: 'advisory',
    advisory: {
      id,
      aliases,
      summary: summaryOf(record),
      modified,
      published: asText(record.published) ?? null,
      malicious,
      page: pageOf(record),
      affected,
      ...(malicious ? { severity: 'critical', score: null, vector: null } : ratingOf(record)),
    },
  }
}

function recordOf(text: string): Table | undefined {
  try {
    return asTable(JSON.parse(text))
  } catch {
    return undefined
  }
}

function affectedOf(entry: Table): Affected[] {
  const { ecosystem, name, purl } = asTable(entry.package)
  if (asText(ecosystem)?.split(':')[0] !== 'PyPI') return []
  const known = nameOfPurl(asText(purl) ?? '') ?? (asText(name) && normalise(asText(name) as string))
  if (!known) return []
  const ranges = asList(entry.ranges)
    .map(asTable)
    // Commits say nothing of an installed version.
    .filter(({ type }) => type === 'ECOSYSTEM' || type === 'SEMVER')
    .map(({ events }) => asList(events).map(asTable).flatMap(eventOf))
  const versions = asList(entry.versions).flatMap((each) => asText(each) ?? [])
  return [{ name: known, ranges, versions }]
}

function eventOf({ introduced, fixed, last_affected: last, limit }: Table): RangeEvent[] {
  if (typeof introduced === 'string') return [['introduced', introduced]]
  if (typeof fixed === 'string') return [['fixed', fixed]]
  if (typeof last === 'string') return [['last', last]]
  return typeof limit === 'string' && limit !== '*' ? [['fixed', limit]] : []
}

function ratingOf(record: Table): Rating {
  const entries = [record, ...asList(record.affected).map(asTable)]
  const vectors = entries
    .flatMap(({ severity }) => asList(severity).map(asTable))
    .flatMap(({ score }) => asText(score) ?? [])
  return rate(vectors, asText(asTable(record.database_specific).severity))
}

/** Databases of Python write no summary: there the first sentence of the details serves. */
function summaryOf(record: Table): string {
  const text = asText(record.summary) ?? asText(record.details) ?? ''
  const line = text.trim().replace(/\s+/g, ' ')
  const sentence = /^.{20,240}?[.!?](?=\s|$)/.exec(line)?.[0] ?? line
  return sentence.length > 240 ? `${sentence.slice(0, 239)}…` : sentence
}

const wanted = ['ADVISORY', 'WEB', 'REPORT', 'FIX', 'ARTICLE']

function pageOf(record: Table): string | null {
  const references = asList(record.references).map(asTable)
  const ranked = wanted.flatMap((type) => references.filter((each) => each.type === type))
  return ranked.map(({ url }) => asText(url)).find((url) => url && /^https?:\/\//.test(url)) ?? null
}
