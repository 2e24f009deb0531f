// `sentinel status` and `sentinel down`: what runs on a data folder, and stopping it.

import { setTimeout as sleep } from 'node:timers/promises'
import { SentinelError } from '@sentinel/contract'
import type { DataFolder } from '../dataFolder.ts'
import { localTime } from '../render/format.ts'
import { connect } from '../services/connect.ts'
import { type Holder, holderOf } from '../services/lock.ts'
import { signInLink } from '../services/signInLink.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

export function registerStatus(context: Context): void {
  withCommon(
    context.program.command('status').description('say what runs, and print a fresh sign-in link'),
    'data',
  )
    .addHelpText('after', examples('status', 'status --json'))
    .action((options: CommonOptions) => status(context, options))
  withCommon(
    context.program.command('down').description('stop server, agent and console; nothing recorded is lost'),
    'data',
  )
    .addHelpText('after', examples('down'))
    .action((options: CommonOptions) => down(context, options))
}

/** Exits with 3 where nothing runs, as init scripts do (LSB). */
async function status({ terminal }: Context, options: CommonOptions): Promise<void> {
  const data = folderOf(options)
  const holder = holderOf(data)
  if (!holder) {
    terminal.out(
      options.json
        ? asJson({ up: false, data: data.root })
        : `Sentinel is not up on ${data.root}. Start it with \`sentinel up --detach\`.\n`,
    )
    process.exitCode = 3
    return
  }
  const state = await stateOf(data, holder)
  terminal.out(options.json ? asJson(state) : stateText(state))
}

async function stateOf(data: DataFolder, holder: Holder) {
  const { call, origin } = connect(data)
  const [health, { endpoints }, { total }] = await Promise.all([
    call('health'),
    call('endpoints'),
    call('runs', { query: { limit: 1 } }),
  ])
  return {
    up: true,
    origin,
    link: await signInLink(data),
    data: data.root,
    pid: holder.pid,
    since: holder.since,
    version: health.version,
    runs: total,
    endpoints,
  }
}

function stateText(state: Awaited<ReturnType<typeof stateOf>>): string {
  const endpoints = state.endpoints.map(
    ({ name, records, lastReceiptAt }) =>
      `  ${name}: ${records} records received${lastReceiptAt ? `, last at ${localTime(lastReceiptAt)}` : ''}\n`,
  )
  return [
    `Sentinel ${state.version} is up at ${state.origin} since ${localTime(state.since)} (process ${state.pid})\n`,
    `Data in ${state.data}: ${state.runs} Runs\n`,
    ...endpoints,
    `Sign in with  ${state.link}\n`,
  ].join('')
}

async function down({ terminal }: Context, options: CommonOptions): Promise<void> {
  const data = folderOf(options)
  const holder = holderOf(data)
  if (holder) await terminal.progress('Stopping', () => stop(data, holder))
  const words = holder ? 'Sentinel is down.\n' : `Sentinel was not up on ${data.root}.\n`
  terminal.out(options.json ? asJson({ stopped: holder !== undefined, data: data.root }) : words)
}

async function stop(data: DataFolder, holder: Holder): Promise<void> {
  process.kill(holder.pid, 'SIGTERM')
  for (const began = Date.now(); Date.now() - began < 15_000; await sleep(20)) if (!holderOf(data)) return
  throw new SentinelError('service-failed', {
    service: 'supervisor',
    reason: 'it does not stop',
    log: data.logs,
  })
}
