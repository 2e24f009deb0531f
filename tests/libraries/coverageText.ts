// docs/coverage.md: what is seen of each library at each version, from the cases that the tests hold.

import {
  type DatabaseCase,
  databaseCases,
  databaseSights,
  generations,
  redisCase,
  type TableCase,
  tableCases,
  tableSights,
  untried,
} from './cases.ts'
import { type WebCase, webCases } from './webCases.ts'

const heads = {
  connection: 'connection',
  statements: 'statements and tables',
  rowsGiven: 'rows given',
  rowsChanged: 'rows changed',
  path: 'file',
  rows: 'rows',
  columns: 'columns',
  classes: 'classes of data',
}

/** The page, whole. */
export function coverageText(): string {
  const notes: string[] = []
  const mark = (reason: string | undefined): string => (reason ? `–${footnote(notes, reason)}` : '✓')
  const sections = [
    title,
    databases(mark),
    redis(),
    tables('read', ({ unread }) => unread, mark),
    tables('written', ({ unwritten }) => unwritten, mark),
    web,
  ].join('\n')
  const untriedLines = Object.entries(untried).map(([library, reason]) => `- ${library}: ${reason}.`)
  return [
    sections,
    ...notes.map((note, index) => `${index + 1}. ${note}\n`),
    `\n## Watched, not tried\n\n${untriedLines.join('\n')}\n`,
    limits,
  ].join('')
}

const title = `# What is seen of libraries

Made from the cases in \`tests/libraries/cases.ts\`; \`SENTINEL_TEST_ALL=1\` runs each of them with the probe on, against
real servers, and fails where a row here says too much or too little. ✓ is seen, – is not, with the reason below.
Columns’ names and classes of personal data are told, values never.

Versions: ${generations.map(({ name, python }) => `${name} on Python ${python}`).join(', ')}.
`

function databases(mark: (reason?: string) => string): string {
  const head = ['driver', 'versions', ...databaseSights.map((sight) => heads[sight])]
  const rows = databaseCases.map((one: DatabaseCase) => [
    one.library,
    versions(one),
    ...databaseSights.map((sight) => mark(one.unseen[sight])),
  ])
  return `## Databases\n\n${table(head, rows)}`
}

function redis(): string {
  const head = ['store', 'versions', 'connection', 'commands', 'keys and values']
  return `## Stores without SQL\n\n${table(head, [[redisCase.library, versions(redisCase), '✓', '✓', 'never told']])}`
}

type Reasons = TableCase['unread']

function tables(act: string, of: (one: TableCase) => Reasons, mark: (reason?: string) => string): string {
  const head = ['library', 'versions', ...tableSights.map((sight) => heads[sight])]
  const rows = tableCases.map((one) => [
    one.library,
    versions(one),
    ...tableSights.map((sight) => mark(of(one)[sight])),
  ])
  return `## Tables ${act}\n\n${table(head, rows)}`
}

/** The acts of the network, of models, of stores and of notebooks, each with the members that its test asks for. */
const web = `## Requests, models, mail, stores, screens and notebooks\n\n${table(
  ['library', 'versions', 'told as'],
  webCases.map((one) => [one.library, versions(one), one.tells.map(toldAs).join('; ')]),
)}`

function toldAs({ type, ...members }: WebCase['tells'][number]): string {
  return `\`${type}\` with ${Object.keys(members).join(', ')}`
}

/** Of the package that the library is named for: the first. */
function versions({ packages }: { packages: Record<string, readonly (string | null)[]> }): string {
  const [first] = Object.values(packages)
  return first ? [...new Set(first)].filter(Boolean).join(', ') : 'Python’s own'
}

function footnote(notes: string[], reason: string): string {
  if (!notes.includes(reason)) notes.push(reason)
  return ` ${notes.indexOf(reason) + 1}`
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |\n`
  return `${line(head)}${line(head.map(() => '---'))}${rows.map(line).join('')}`
}

const limits = `
## Limits

- A class of data is told by its share in a sample of at most 100 values of a column; a rare one may be missed.
- A file whose first row is data and not a header has no columns: its values are not told as their names.
- sqlite3 and psycopg2 give the program subclasses of their connections and cursors: \`isinstance\` holds, \`type(x) is\`
  does not. pyodbc and pymssql give objects that pass everything on.
- A warning that sqlite3 raises while it carries out a statement names the probe’s file instead of the program’s.
- Tokens are told of whole answers; of a streamed one the bytes sent, the model and the status.
- The size of an answer is what its head says; one in chunks has none.
- win32com, tkinter’s clipboard, paramiko, ftplib and transformers are watched and were not tried with the libraries
  themselves by these cases. What playwright does has no source line: its program waits on a stack of its own.
- A connection of a class of the program’s own, with a \`cursor\` or \`execute\` of its own, is left alone there.
`
