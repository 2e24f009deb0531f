// Receivers of exports as processes that can be stopped and started again: a collector of ours, and Debian's rsyslog.

import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Certificate } from './certificate.ts'
import { freePort, install } from './servers.ts'

export type Receiver = {
  port: number
  /** Where it keeps what it took. */
  file: string
  start(): Promise<void>
  stop(signal: NodeJS.Signals): Promise<void>
}

export async function createCollector(folder: string, { certificate, key }: Certificate): Promise<Receiver> {
  const port = await freePort()
  const file = join(folder, 'collected')
  const main = join(import.meta.dirname, 'collectorMain.ts')
  let child: ChildProcess | undefined
  return {
    port,
    file,
    async start() {
      child = fork(main, [String(port), certificate, key, file])
      await once(child, 'message')
    },
    stop: (signal) => stop(child, signal),
  }
}

export async function createRsyslog(folder: string, { certificate, key }: Certificate): Promise<Receiver> {
  install('rsyslog-gnutls', () => existsSync('/usr/sbin/rsyslogd') && hasTls())
  const port = await freePort()
  const file = join(folder, 'syslog')
  const work = join(folder, 'rsyslog')
  mkdirSync(work)
  const settings = join(folder, 'rsyslog.conf')
  // A message is lost only where rsyslog is killed: told to end, it has a minute to write what it took.
  writeFileSync(
    settings,
    `global(workDirectory="${work}" maxMessageSize="64k" defaultNetstreamDriver="gtls"
  defaultNetstreamDriverCAFile="${certificate}" defaultNetstreamDriverCertFile="${certificate}" defaultNetstreamDriverKeyFile="${key}")
module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="anon")
main_queue(queue.type="linkedList" queue.size="100000" queue.timeoutShutdown="60000")
template(name="whole" type="string" string="%timestamp:::date-rfc3339% %hostname% %app-name% %procid% %msgid% %structured-data% %msg%\\n")
input(type="imtcp" port="${port}" address="127.0.0.1")
action(type="omfile" file="${file}" template="whole")
`,
  )
  let child: ChildProcess | undefined
  return {
    port,
    file,
    async start() {
      child = spawn('/usr/sbin/rsyslogd', ['-n', '-f', settings, '-i', join(work, 'pid')], {
        stdio: 'ignore',
      })
      await answers(port, child)
    },
    stop: (signal) => stop(child, signal),
  }
}

const hasTls = () =>
  ['x86_64', 'aarch64'].some((machine) => existsSync(`/usr/lib/${machine}-linux-gnu/rsyslog/lmnsd_gtls.so`))

async function stop(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

async function answers(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`)
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isOpen) return
    await sleep(100)
  }
  throw new Error(`${child.spawnfile} does not answer on port ${port}`)
}
