// The server's process: `node main.ts --data DIR --port N [--console DIST_DIR]`. Opens the stores, listens on the
// loopback interface, says where, and leaves in order when told to or when its parent is gone.

import { existsSync, readFileSync, rmSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { problemOf, SentinelError } from '@sentinel/contract'
import { pino } from 'pino'
import { openControlStore } from './controlStore/controlStore.ts'
import { openDataFolder } from './dataFolder/dataFolder.ts'
import { writeWhole } from './dataFolder/secretFile.ts'
import { openEmbeddedClickHouse } from './evidenceStore/embeddedClickHouse.ts'
import { listen } from './listen.ts'
import { readChannels } from './notify/channels.ts'
import { now } from './now.ts'
import { readStampAuthority } from './proof/stampAuthority.ts'
import { createServer } from './server.ts'

type Settings = { data: string; port: number; console: string | undefined }
type Running = { origin: string; close: () => Promise<void> }

function settingsOf(args: string[]): Settings {
  const { values } = parseArgs({
    args,
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      console: { type: 'string' },
    },
  })
  const port = Number(values.port)
  if (!values.data) throw new SentinelError('input-invalid', { reason: '--data DIR is missing' })
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new SentinelError('input-invalid', { reason: '--port is not a port' })
  return { data: values.data, port, console: values.console }
}

async function start(settings: Settings): Promise<Running> {
  const data = openDataFolder(settings.data)
  const evidence = await openEmbeddedClickHouse(data.evidence)
  const control = await openControlStore(data.control)
  const app = await createServer({
    evidence,
    control,
    key: data.key,
    enrolmentToken: data.enrolmentToken,
    localOperator: { name: accountName(), token: data.operatorToken },
    logger: pino({ name: 'server' }, pino.destination({ fd: 2, sync: false })),
    advisoriesOf: settings.data,
    anchorsFolder: join(data.folder, 'anchors'),
    askForStamp: readStampAuthority(join(settings.data, 'timestamp.yaml')),
    detection: {
      own: join(settings.data, 'detections'),
      channels: readChannels(join(settings.data, 'notify.yaml')),
      baselines: fileOf(join(data.folder, 'baselines.json')),
    },
    consoleFolder: settings.console,
  })
  const origin = `http://127.0.0.1:${await listen(app, settings.port, data.port)}`
  writeWhole(data.address, JSON.stringify({ origin, pid: process.pid, startedAt: now() }))
  return {
    origin,
    async close() {
      forgetAddress(data.address)
      await app.close()
      await control.close()
      await evidence.close()
    },
  }
}

/** A file that is whole or not there. */
const fileOf = (path: string) => ({
  read: () => (existsSync(path) ? readFileSync(path, 'utf8') : undefined),
  write: (text: string) => writeWhole(path, text),
})

/** Only our own: a server that took over a folder which was emptied under us has written its address there. */
function forgetAddress(path: string): void {
  try {
    const { pid } = JSON.parse(readFileSync(path, 'utf8')) as { pid: number }
    if (pid === process.pid) rmSync(path)
  } catch {
    // It is gone already.
  }
}

/** An account without a name (a container's bare uid) still signs what it does. */
function accountName(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`
  }
}

function leaveWhenTold({ close }: Running): void {
  let isLeaving = false
  const leave = () => {
    if (isLeaving) return
    isLeaving = true
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, leave)
}

try {
  const running = await start(settingsOf(process.argv.slice(2)))
  leaveWhenTold(running)
  process.send?.({ kind: 'listening', origin: running.origin })
} catch (thrown) {
  const fault =
    thrown instanceof SentinelError
      ? thrown
      : new SentinelError('internal-fault', { reason: (thrown as Error).message }, { cause: thrown })
  const problem = problemOf(fault)
  process.stderr.write(`${JSON.stringify(problem)}\n`)
  // Whoever started us can tell its user why, once the word is out.
  if (process.send) process.send({ kind: 'failed', problem }, () => process.exit(1))
  else process.exit(1)
}
