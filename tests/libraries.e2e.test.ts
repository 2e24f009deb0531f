// Real libraries against real servers: what docs/coverage.md says of each is what the probe tells, no more and no less.

import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { interpreter } from './harness/interpreters.ts'
import { installMs, pythonEnvironment } from './harness/pythonEnvironment.ts'
import { install, type Server, startMariaDb, startPostgres, startRedis } from './harness/servers.ts'
import {
  type DatabaseCase,
  databaseCases,
  databaseSights,
  type Generation,
  generations,
  redisCase,
  requirements,
  type ServerKind,
  type TableCase,
  tableCases,
  tableSights,
} from './libraries/cases.ts'
import { coverageText } from './libraries/coverageText.ts'
import { scripts, type Told, told, watched } from './libraries/watched.ts'

const isWhole = process.env.SENTINEL_TEST_ALL === '1'
const starts = { postgresql: startPostgres, mariadb: startMariaDb, redis: startRedis }
const minutes = 60_000
const rows = 300

it('docs/coverage.md says what these cases hold (`vitest -u` writes it)', async () => {
  await expect(coverageText()).toMatchFileSnapshot('../docs/coverage.md')
})

describe('the standard library', () => {
  it.each(databaseCases.filter(isStandard))('$library is seen as the page says', (one) => {
    expect(seenOfDatabase(one, watched('python3', [`${scripts}/${one.script}`]))).toEqual(expected(one))
  })

  it.each(tableCases.filter(isStandard))('$library is seen as the page says', (one) => {
    expectTable(one, watched('python3', [`${scripts}/tables.py`, one.act]))
  })
})

describe.each(isWhole ? generations : [])(
  'libraries of PyPI, $name',
  (generation) => {
    let python: string
    beforeAll(() => {
      python = environmentOf(generation)
    }, installMs)

    it.each(databaseCases)('$library is seen as the page says', async (one) => {
      const { result, server } = await withServer(one.server, (env) =>
        watched(python, [`${scripts}/${one.script}`], env),
      )
      expect(result.text).not.toContain('hidden')
      if (server) expect(result.text).not.toContain(server.password)
      expect(seenOfDatabase(one, result, server)).toEqual(expected(one))
    })

    it(`${redisCase.library} is seen as the page says`, async () => {
      const { result, server } = await withServer(redisCase.server, (env) =>
        watched(python, [`${scripts}/${redisCase.script}`], env),
      )
      const connected = told(result, 'database.connected')
      expect(connected).toMatchObject([{ engine: 'redis', host: '127.0.0.1', port: server?.port }])
      const commands = told(result, 'database.queried').map(({ statement }) => statement)
      expect(commands).toEqual(expect.arrayContaining(['set', 'get', 'incrby', 'expire']))
      expect(result.text).not.toMatch(/hidden|never-to-be-told/)
    })

    it.each(tableCases)('$library is seen as the page says', (one) => {
      expectTable(one, watched(python, [`${scripts}/tables.py`, one.act]))
    })
  },
  15 * minutes,
)

function isStandard({ packages }: Pick<TableCase, 'packages'>): boolean {
  return Object.keys(packages).length === 0
}

function environmentOf(generation: Generation): string {
  // mysqlclient is compiled where it is installed, pyodbc loads the system's manager of drivers.
  install('libmariadb-dev', () => existsSync('/usr/include/mariadb'))
  install('gcc', () => existsSync('/usr/bin/gcc'))
  install('pkg-config', () => existsSync('/usr/bin/pkg-config'))
  install('libodbc2', () => existsSync('/usr/lib/x86_64-linux-gnu/libodbc.so.2'))
  install('odbc-mariadb', () => existsSync('/usr/lib/x86_64-linux-gnu/odbc/libmaodbc.so'))
  const base = interpreter(generation.python)
  if (!base) throw new Error(`this machine has no Python ${generation.python} to try libraries with`)
  return pythonEnvironment(base, requirements(generation))
}

const running = new Map<ServerKind, Promise<Server>>()
afterAll(async () => {
  for (const server of running.values()) await (await server)[Symbol.asyncDispose]()
})

type Acted = { result: Told; server?: Server }

/** One server of a kind for all cases; each finds it empty. */
async function withServer(
  kind: ServerKind | undefined,
  act: (env: NodeJS.ProcessEnv) => Told,
): Promise<Acted> {
  if (!kind) return { result: act({}) }
  const started = running.get(kind) ?? starts[kind]()
  running.set(kind, started)
  const server = await started
  return { result: act({ PORT: String(server.port), PASSWORD: server.password }), server }
}

type Sights = Record<(typeof databaseSights)[number], boolean>

const expected = ({ unseen }: DatabaseCase): Sights =>
  Object.fromEntries(databaseSights.map((sight) => [sight, unseen[sight] === undefined])) as Sights

function seenOfDatabase({ engine, tells }: DatabaseCase, result: Told, server?: Server): Sights {
  const connections = told(result, 'database.connected')
  const acts = told(result, 'database.queried').filter(({ tables }) => tables.includes('people'))
  const rowsOf = (kind: string) => acts.find(({ statement }) => statement === kind)?.rows
  const network = server ? { host: '127.0.0.1', port: server.port, database: 'shop', account: 'clerk' } : {}
  const first = connections[0]
  return {
    connection: first !== undefined && isLike(first, { engine, library: tells, ...network }),
    statements: ['create', 'insert', 'select', 'update'].every((kind) =>
      acts.some((act) => act.statement === kind && act.library === tells && act.tables.length === 1),
    ),
    rowsGiven: rowsOf('select') === 3,
    rowsChanged: rowsOf('insert') === 5 && rowsOf('update') === 1,
  }
}

function isLike(thing: object, members: object): boolean {
  return Object.entries(members).every(([name, value]) => (thing as Record<string, unknown>)[name] === value)
}

function expectTable(one: TableCase, result: Told): void {
  expect(result.text).not.toMatch(/529\.982|gap\.recorded/)
  expect(seenOfTable(one, told(result, 'data.read'))).toEqual(isSeen(one.unread))
  expect(seenOfTable(one, told(result, 'data.written'))).toEqual(isSeen(one.unwritten))
}

const isSeen = (reasons: TableCase['unread']) =>
  Object.fromEntries(tableSights.map((sight) => [sight, reasons[sight] === undefined]))

type TableLine = ReturnType<typeof told<'data.read' | 'data.written'>>[number]

/** One logical act is one Event: more than one of a kind is as wrong as none. */
function seenOfTable({ file, tells }: TableCase, lines: TableLine[]): Record<string, boolean> {
  expect(lines.length).toBeLessThanOrEqual(1)
  const [line] = lines
  if (line) expect(line.library).toBe(tells)
  const classes = Object.keys(line?.classes ?? {})
  return {
    path: file !== undefined && (line?.path?.endsWith(`/${file}`) ?? false),
    rows: line?.rows === rows,
    columns: line?.columns.join() === 'name,cpf,salary',
    classes: classes.includes('cpf') && classes.includes('salary'),
  }
}
