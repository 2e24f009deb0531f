// Real database servers for tests: private ones from the Debian packages, on free ports, their data in a scratch folder.

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Server = { port: number; database: string; account: string; password: string } & AsyncDisposable

const password = 'never-to-be-told'
const said = { database: 'shop', account: 'clerk', password }
const patienceMs = 60_000

export async function startPostgres(): Promise<Server> {
  const versions = '/usr/lib/postgresql'
  install('postgresql', () => existsSync(versions))
  const bin = join(versions, readdirSync(versions).sort().at(-1) as string, 'bin')
  const place = scratch('postgres')
  const passwordFile = join(place.folder, 'password')
  writeFileSync(passwordFile, password)
  own(place, passwordFile)
  const data = join(place.folder, 'data')
  const as = place.owner
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'clerk', '-A', 'scram-sha-256', '--pwfile', passwordFile],
    {
      ...as,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  const port = await freePort()
  const options = ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1', '-k', place.folder]
  const server = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), ...options], {
    ...as,
    stdio: 'ignore',
  })
  await answers(port, server)
  const env = { ...process.env, PGPASSWORD: password }
  await retried(() =>
    execFileSync(
      join(bin, 'createdb'),
      ['-h', '127.0.0.1', '-p', String(port), '-U', 'clerk', said.database],
      {
        env,
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    ),
  )
  return running({ server, place, port, signal: 'SIGINT' })
}

export async function startMariaDb(): Promise<Server> {
  install('mariadb-server', () => existsSync('/usr/sbin/mariadbd'))
  const place = scratch('mysql')
  const data = join(place.folder, 'data')
  execFileSync('mariadb-install-db', ['--no-defaults', `--datadir=${data}`, '--skip-test-db'], {
    ...place.owner,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const first = join(place.folder, 'first.sql')
  const { database, account } = said
  writeFileSync(
    first,
    `CREATE DATABASE ${database};\nCREATE USER '${account}'@'%' IDENTIFIED BY '${password}';\nGRANT ALL ON ${database}.* TO '${account}'@'%';\n`,
  )
  own(place, first)
  const port = await freePort()
  const server = spawn(
    '/usr/sbin/mariadbd',
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      `--socket=${join(place.folder, 'socket')}`,
      `--pid-file=${join(place.folder, 'pid')}`,
      `--init-file=${first}`,
      '--innodb-flush-log-at-trx-commit=0',
    ],
    { ...place.owner, stdio: 'ignore' },
  )
  await answers(port, server)
  return running({ server, place, port, signal: 'SIGTERM' })
}

export async function startRedis(): Promise<Server> {
  install('redis-server', () => existsSync('/usr/bin/redis-server'))
  const place = scratch('redis')
  const port = await freePort()
  const settings = ['--bind', '127.0.0.1', '--save', '', '--requirepass', password, '--dir', place.folder]
  const server = spawn('/usr/bin/redis-server', ['--port', String(port), ...settings], {
    ...place.owner,
    stdio: 'ignore',
  })
  await answers(port, server)
  return { ...running({ server, place, port, signal: 'SIGTERM' }), database: '0', account: 'default' }
}

/** Debian's package where it is missing; throws where it cannot be had, since a test may not be passed over in silence. */
export function install(name: string, isThere: () => boolean): void {
  if (isThere()) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quietly = { env, stdio: 'ignore' } as const
  spawnSync('apt-get', ['update', '-q'], quietly)
  const { status } = spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', name], quietly)
  if (!isThere()) throw new Error(`${name} is not installed, and apt-get install ended with ${status}`)
}

type Owner = { uid?: number; gid?: number }
type Place = { folder: string; owner: Owner }

/** A folder for a server's data, and who it runs as: PostgreSQL and MariaDB refuse root. */
function scratch(account: string): Place {
  const folder = mkdtempSync(join(tmpdir(), `${account}-`))
  if (process.getuid?.() !== 0) return { folder, owner: {} }
  const id = (which: string) => Number(execFileSync('id', [which, account], { encoding: 'utf8' }))
  const place = { folder, owner: { uid: id('-u'), gid: id('-g') } }
  own(place, folder)
  chmodSync(folder, 0o755)
  return place
}

function own({ owner }: Place, path: string): void {
  if (owner.uid !== undefined) execFileSync('chown', [`${owner.uid}:${owner.gid}`, path])
}

type Running = { server: ChildProcess; place: Place; port: number; signal: NodeJS.Signals }

function running({ server, place, port, signal }: Running): Server {
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    if (server.exitCode === null && server.signalCode === null) {
      server.kill(signal)
      await ended
    }
    rmSync(place.folder, { recursive: true, force: true })
  }
  return { port, ...said, [Symbol.asyncDispose]: stop }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Waits until the server takes connections; throws when it ends before or takes too long. */
async function answers(port: number, server: ChildProcess): Promise<void> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`${server.spawnfile} ended with ${server.exitCode}`)
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await sleep(100)
  }
  server.kill('SIGKILL')
  throw new Error(`${server.spawnfile} does not answer on port ${port}`)
}

/** A server that has just begun to listen may still say that it is starting up. */
async function retried(act: () => void): Promise<void> {
  for (let attempt = 0; ; attempt++)
    try {
      return act()
    } catch (error) {
      if (attempt === 50) throw error
      await sleep(200)
    }
}
