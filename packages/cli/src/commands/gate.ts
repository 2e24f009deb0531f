// `sentinel gate status | check`: what installers are told, and what they would be told of one package.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gateRule, SentinelError } from '@sentinel/contract'
import { loadPopularPackages } from '@sentinel/knowledge'
import {
  ageText,
  compileGate,
  dataAgeOf,
  type Gate,
  judgePackage,
  parseGatePolicy,
  readGate,
} from '@sentinel/supply'
import { readAdvisories } from '../services/advisoryFile.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

export function registerGate(context: Context): void {
  const gate = context.program
    .command('gate')
    .description('what packages are judged by before they are installed')
  withCommon(gate.command('status').description('the rules, their modes, and what they know'), 'data')
    .addHelpText(
      'after',
      `${examples('gate status')}\nThe wishes are in gate-policy.json of the data folder.\n`,
    )
    .action((options: CommonOptions) => status(context, options))
  withCommon(
    gate
      .command('check')
      .description('what the gate says of one version, as far as name and version tell')
      .argument('<package>', 'NAME==VERSION')
      .option('--index <address>', 'the index that it would come from'),
    'data',
  )
    .addHelpText('after', `${examples('gate check litellm==1.82.8')}\nExit code 1 where it is refused.\n`)
    .action((asked: string, options: CommonOptions & { index?: string }) => check(context, asked, options))
}

/** As the agent compiles it, from the same files. Throws `input-invalid`. */
function gateOf(options: CommonOptions): Gate {
  const data = folderOf(options)
  const policy = parseGatePolicy(textOf(join(data.root, 'gate-policy.json')))
  if (typeof policy === 'string') throw new SentinelError('input-invalid', { reason: policy })
  const now = new Date().toISOString()
  const popular = loadPopularPackages()
  return readGate(compileGate({ policy, advisories: readAdvisories(data), popular, now })) as Gate
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new SentinelError('input-invalid', { reason: `${path} cannot be read` }, { cause })
  }
}

function status({ terminal }: Context, options: CommonOptions): void {
  const { header } = gateOf(options)
  const age = dataAgeOf(readAdvisories(folderOf(options)), Date.now())
  const { popular: _, ...shown } = header
  const rules = gateRule.options.map((rule) => `  ${rule.padEnd(14)} ${header.rules[rule].mode}\n`)
  terminal.out(options.json ? asJson({ ...shown, age }) : `${rules.join('')}${ageText(age)}\n`)
}

function check({ terminal }: Context, asked: string, options: CommonOptions & { index?: string }): void {
  const [name = '', version = ''] = asked.split('==')
  if (!name || !version) throw new SentinelError('input-invalid', { reason: `${asked} is no NAME==VERSION` })
  const from = options.index?.replace(/\/+$/, '')
  const gate = gateOf(options)
  const said = judgePackage(gate, { name, version, ...(from ? { from } : {}) }, Date.now())
  const lines = said.findings.map(({ rule, mode, reason }) => `  ${rule} (${mode}): ${reason}\n`)
  // Never to be read as clean where nothing could be known.
  const blind = gate.header.newest === null ? `${ageText(dataAgeOf(undefined, Date.now()))}\n` : ''
  const first =
    said.sentence ??
    `${name} ${version}: ${said.findings.length > 0 ? 'it would be let in, and told' : 'nothing is known against it'}.`
  terminal.out(options.json ? asJson({ name, version, ...said }) : `${first}\n${lines.join('')}${blind}`)
  process.exitCode = said.verdict === 'deny' ? 1 : 0
}
