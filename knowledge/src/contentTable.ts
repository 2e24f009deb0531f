// Destinations and formats of secrets as the Python file that the probe loads at the first bytes that leave.

import { type Destinations, loadDestinations } from './destinations.ts'
import { keyBeginnings } from './keyBeginnings.ts'
import { type LoadedKnowledge, loadKnowledge } from './loadKnowledge.ts'

const head = `# Who a host is and which secrets belong there, and what secrets look like: see content.py.
#
# Written by knowledge/src/compileObservers.ts from knowledge/destinations and knowledge/secrets: change those.

`

/**
 * `HOSTS`: lines of kind, types that belong there (between commas) and hosts (between spaces), tabs between.
 * `FORMATS`: (type, small-letter keywords, pattern of \`re\`, least entropy or 0, checksum or '').
 * `BEGINNINGS`: how keys begin at a word's border. `NEARBY`: words in or before the others, for the matcher.
 */
export function contentTable({ files }: Destinations, secrets: LoadedKnowledge['secrets']): string {
  const hosts = files.flatMap(({ kind, destinations }) =>
    destinations.map((one) => `    '${[kind, one.takes.join(','), one.hosts.join(' ')].join('\\t')}\\n'\n`),
  )
  const formats = secrets.map(
    ({ id, keywords, pattern, entropy, checksum }) =>
      `    ('${id}', ${tuple(keywords)}, ${literal(pattern)}, ${entropy ?? 0}, '${checksum ?? ''}'),\n`,
  )
  const begun = secrets
    .filter(({ id, keywords }) => !shaped.has(id) && !keywords.includes('://'))
    .map(({ keywords, pattern }) => ({ keywords, beginnings: keyBeginnings(pattern) }))
  const beginnings = distinct(begun.flatMap((one) => one.beginnings ?? []))
  const nearby = distinct(begun.flatMap((one) => (one.beginnings ? [] : one.keywords)))
  const short = nearby.find((word) => word.length < 3)
  if (short) throw new Error(`the matcher cannot look for ${JSON.stringify(short)}: three letters at least`)
  return `${head}HOSTS = (\n${hosts.join('')})\n\nFORMATS = (\n${formats.join('')})\n\n${texts('BEGINNINGS', beginnings)}\n${texts('NEARBY', nearby)}`
}

/** What the matcher finds by its shape; addresses with a password, too. */
const shaped = new Set(['discord-token', 'airtable-token'])

const distinct = (all: readonly string[]): string[] => [...new Set(all)].sort()

const texts = (name: string, all: readonly string[]): string =>
  `${name} = (\n${all.map((one) => `    ${literal(one)},\n`).join('')})\n`

/** A text of ASCII reads the same in JSON and in Python. */
const literal = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[^\x20-\x7e]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const tuple = (texts: readonly string[]): string => `(${texts.map((one) => `${literal(one)}, `).join('')})`

/** The table of what is known now. */
export const knownContentTable = (): string => contentTable(loadDestinations(), loadKnowledge().secrets)
