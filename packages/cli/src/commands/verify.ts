// `sentinel verify`: walks the evidence log of this machine, chain and seals, without the server.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import { readSigningKey } from '@sentinel/evidence'
import { counted, localTime } from '../render/format.ts'
import { type LogReport, verifyLog } from '../services/verifyLog.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

export function registerVerify(context: Context): void {
  withCommon(context.program.command('verify').description('verify the evidence log on this machine'), 'data')
    .addHelpText(
      'after',
      `${examples('verify', 'verify --json')}\nExit code 1 where anything is wrong; each fault is named with file, line and byte.\n`,
    )
    .action((options: CommonOptions) => verify(context, options))
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
