// `sentinel export add`: one more destination for evidence.

import { resolve } from 'node:path'
import { type ExportSettingsInput, exportSettingsSchema, SentinelError } from '@sentinel/contract'
import { type Command, Option } from 'commander'
import { z } from 'zod'
import { connect } from '../../services/connect.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from '../context.ts'

type AddOptions = CommonOptions & {
  webhook?: string
  syslog?: string
  otlp?: string
  file?: string
  format?: string
  from?: 'now' | 'beginning'
  secretFile?: string
  headersFile?: string
  ca?: string
  certificate?: string
  key?: string
}

const kinds = ['webhook', 'syslog', 'otlp', 'file'] as const

export function registerAdd(command: Command, context: Context): void {
  withCommon(
    command
      .command('add')
      .argument('<name>', 'what it is called: small letters, digits and dashes')
      .description('send evidence to one more destination'),
    'data',
  )
    .option('--webhook <url>', 'JSON lines by HTTPS')
    .option('--syslog <host:port>', 'RFC 5424 over TLS; port 6514 where none is given')
    .option('--otlp <url>', 'OpenTelemetry logs, mostly https://HOST:4318/v1/logs')
    .option('--file <folder>', 'lines in a file per day, on the server')
    .addOption(
      new Option('--format <format>', 'OCSF 1.8, Elastic Common Schema or CEF')
        .choices(['ocsf', 'ecs', 'cef'])
        .default('ocsf'),
    )
    .addOption(new Option('--from <when>', 'where to begin').choices(['now', 'beginning']).default('now'))
    .option('--secret-file <file>', 'webhook: the secret that signs each message')
    .option('--headers-file <file>', 'webhook, otlp: lines of `Name: value`, as for a token')
    .option('--ca <file>', 'PEM of the authority of its certificate, where the system does not know it')
    .option('--certificate <file>', 'syslog: PEM that shows who we are')
    .option('--key <file>', 'syslog: PEM of its private key')
    .addHelpText(
      'after',
      examples(
        'export add siem --webhook https://siem.example/ingest --secret-file /etc/sentinel/siem.secret',
        'export add splunk --webhook https://splunk.example:8088/services/collector/raw --headers-file /etc/sentinel/hec.headers',
        'export add log --syslog log.example:6514 --ca /etc/sentinel/ca.pem --format cef',
        'export add collector --otlp https://otel.example:4318/v1/logs --from beginning',
        'export add lines --file /var/log/sentinel --format ecs',
      ),
    )
    .action((name: string, options: AddOptions) => add(context, name, options))
}

async function add({ terminal }: Context, name: string, options: AddOptions): Promise<void> {
  const settings = settingsOf(name, options)
  const { call } = connect(folderOf(options))
  const added = await call('addExport', { body: { settings, from: options.from ?? 'now' } })
  const test = await call('testExport', { params: { name } })
  if (!test.arrived) process.exitCode = 1
  if (options.json) return terminal.out(asJson({ ...added, test }))
  const since = options.from === 'beginning' ? 'everything that is held and all' : 'all'
  terminal.out(`${name} gets ${since} that comes from now on.\n`)
  terminal.out(
    test.arrived
      ? `${terminal.paint('green', '✓ A first message arrived', 'out')} in ${test.ms} ms.\n`
      : `${terminal.paint('red', '✗ A first message did not arrive', 'out')}: ${test.reason}.\nEvidence for it waits here, and is tried again; \`sentinel export status\` tells.\n`,
  )
}

/** Faults: `input-invalid` where not just one place is named, or something about it is wrong. */
function settingsOf(name: string, options: AddOptions) {
  const named = kinds.filter((kind) => options[kind] !== undefined)
  const [kind] = named
  if (kind === undefined || named.length > 1)
    throw new SentinelError('input-invalid', {
      reason: 'name one place: --webhook, --syslog, --otlp or --file',
    })
  const given = placeOf(kind, options[kind] as string)
  const { secretFile, headersFile, ca, certificate, key, format } = options
  const files = { secret: secretFile, headers: headersFile, ca, certificate, key }
  const whole = Object.entries(files).flatMap(([member, file]) => (file ? [[member, resolve(file)]] : []))
  const parsed = exportSettingsSchema.safeParse({
    name,
    kind,
    format,
    ...given,
    ...Object.fromEntries(whole),
  })
  if (parsed.success) return parsed.data
  throw new SentinelError('input-invalid', { reason: z.prettifyError(parsed.error).replace(/\s+/g, ' ') })
}

function placeOf(kind: (typeof kinds)[number], place: string): Partial<ExportSettingsInput> {
  if (kind === 'file') return { folder: resolve(place) }
  if (kind !== 'syslog') return { url: place }
  const [, host = place, port] = /^(.+?)(?::(\d+))?$/.exec(place) ?? []
  return { host: host.replace(/^\[(.*)\]$/, '$1'), ...(port ? { port: Number(port) } : {}) }
}
