// `sentinel verify`: walks the evidence log of this machine, chain and seals, without the server; checks a bundle; or asks
// the server what it was shown by all endpoints.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { integrityWords, SentinelError } from '@sentinel/contract'
import { readSigningKey } from '@sentinel/evidence'
import { counted, localTime } from '../render/format.ts'
import { table } from '../render/table.ts'
import { connect } from '../services/connect.ts'
import { type LogReport, verifyLog } from '../services/verifyLog.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'
import { type BundleOptions, verifyBundle } from './verifyBundle.ts'

type VerifyOptions = CommonOptions & BundleOptions & { server?: boolean; days?: string }

export function registerVerify(context: Context): void {
  withCommon(
    context.program
      .command('verify')
      .argument(
        '[file]',
        'a bundle that was exported, or a published anchor; without it, the evidence log on this machine',
      )
      .description('verify the evidence log on this machine, an exported bundle, or all endpoints'),
    'data',
  )
    .option('--server', 'what the server tells of tampering and silence, of all endpoints')
    .option('--days <n>', 'with --server: of the last days (default: 7)')
    .option('--server-key <key>', 'with a bundle: the key that its server is known by')
    .option(
      '--issuer <file>',
      'with an anchor: certificate of who issued that of its time-stamping authority',
    )
    .addHelpText(
      'after',
      `${examples('verify', 'verify run.html', 'verify --server --days 30', 'verify --json')}\nExit code 1 where anything is wrong; each fault is named with file, line and byte.\n`,
    )
    .action((file: string | undefined, options: VerifyOptions) => {
      if (file !== undefined) return verifyBundle(context, file, options)
      return options.server ? verifyFleet(context, options) : verify(context, options)
    })
}

function verify({ terminal }: Context, options: CommonOptions): void {
  const data = folderOf(options)
  const report = verifyLog({
    segments: data.segments,
    agent: data.agent,
    publicKey: publicKeyOf(join(data.agent, 'key.pem')),
  })
  terminal.out(options.json ? asJson(report) : reportText(report, terminal.paint))
  if (report.faults.length > 0) process.exitCode = 1
}

async function verifyFleet({ terminal }: Context, { days, json, ...options }: VerifyOptions): Promise<void> {
  const query = days === undefined ? {} : { days }
  const { signs } = await connect(folderOf(options)).call('integrity', { query })
  if (signs.length > 0) process.exitCode = 1
  if (json) return terminal.out(asJson({ signs }))
  if (signs.length === 0)
    return terminal.out(`${terminal.paint('green', '✓ No endpoint shows a sign of tampering', 'out')}\n`)
  const rows = signs.map(({ kind, endpoint, time, count, detail }) => [
    kind,
    endpoint.name,
    localTime(time),
    String(count),
    `${integrityWords[kind]}: ${detail}`,
  ])
  terminal.out(table(['SIGN', 'ENDPOINT', 'WHEN', 'TIMES', 'WHAT IT MEANS'], rows, terminal.tableColumns))
}

function publicKeyOf(path: string): string {
  try {
    return readSigningKey(readFileSync(path, 'utf8')).publicKey
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `there is no endpoint key at ${path}` }, { cause })
  }
}

function reportText(
  report: LogReport,
  paint: (style: 'red' | 'green', text: string, on: 'out') => string,
): string {
  const { records, seals, segments, sealedThrough, lastSealAt, faults } = report
  const size = `${counted(records, 'record')} under ${counted(seals, 'seal')} in ${counted(segments, 'segment')}`
  if (faults.length === 0) {
    const until = lastSealAt ? `, sealed through record ${sealedThrough} at ${localTime(lastSealAt)}` : ''
    return `${paint('green', '✓ The evidence log is whole', 'out')}: ${size}${until}.\n`
  }
  const lines = faults.map(
    ({ file, line, offset, n, kind, reason }) =>
      `  record ${n} ${kind}: ${reason}\n    ${file}, line ${line}, byte ${offset}\n`,
  )
  return `${paint('red', '✗ The evidence log is not what was recorded', 'out')}: ${counted(faults.length, 'fault')} in ${size}.\n${lines.join('')}`
}
