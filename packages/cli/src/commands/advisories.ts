// `sentinel advisories sync | import | status`: what is known of vulnerable and malicious packages, fetched or as a file.

import { readFileSync, statSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { SentinelError } from '@sentinel/contract'
import {
  ageText,
  dataAgeOf,
  exploitationsOf,
  type ImportOutcome,
  importFolder,
  importZip,
  parseEpss,
  parseKev,
  withExploitations,
} from '@sentinel/supply'
import { readAdvisories, writeAdvisories } from '../services/advisoryFile.ts'
import { diskFiles } from '../services/diskFiles.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

export function registerAdvisories(context: Context): void {
  const advisories = context.program
    .command('advisories')
    .description('what is known of vulnerable and malicious packages')
  withCommon(
    advisories
      .command('import')
      .description('read OSV records, in place of those that were read before')
      .argument('<path>', "a zip of JSON records, as OSV's PyPI export has it, or a folder of them"),
    'data',
  )
    .addHelpText('after', examples('advisories import all.zip'))
    .action((path: string, options: CommonOptions) => bringIn(context, path, options))
  withCommon(
    advisories
      .command('sync')
      .description('fetch the OSV records of PyPI, in place of those that were there')
      .option('--from <place>', 'address of the export or of a mirror of it, or a file or folder', osvExport),
    'data',
  )
    .addHelpText(
      'after',
      examples('advisories sync', 'advisories sync --from https://mirror.example.org/pypi.zip'),
    )
    .action(async (options: CommonOptions & { from: string }) => {
      const archive = /^https?:/.test(options.from) ? await fetched(options.from) : undefined
      bringIn(context, options.from, options, archive)
    })
  withCommon(
    advisories
      .command('exploited')
      .description('say of the faults that are known which are exploited, and how likely that is')
      .option('--kev <file>', "CISA's catalogue of exploited vulnerabilities, as JSON")
      .option('--epss <file>', "FIRST's EPSS scores, as CSV (or .csv.gz)"),
    'data',
  )
    .addHelpText(
      'after',
      examples('advisories exploited --kev known_exploited_vulnerabilities.json --epss epss_scores.csv.gz'),
    )
    .action((options: CommonOptions & Sources) => exploited(context, options))
  withCommon(advisories.command('status').description('how many there are, and how old they are'), 'data')
    .addHelpText('after', `${examples('advisories status')}\nExit code 1 where there are none.\n`)
    .action((options: CommonOptions) => status(context, options))
}

/** Where OSV publishes all records of PyPI, malicious packages among them. */
const osvExport = 'https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip'
const patienceMs = 120_000
const largest = 512 * 1024 * 1024

/** Throws `input-invalid`: what was there before stays. */
async function fetched(address: string): Promise<Uint8Array> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs) })
    const length = Number(response.headers.get('content-length') ?? 0)
    if (!response.ok || length > largest)
      throw new Error(response.ok ? 'too large' : `status ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `${address} cannot be fetched` }, { cause })
  }
}

/** `archive`: the bytes, where they are no file. */
function bringIn({ terminal }: Context, path: string, options: CommonOptions, archive?: Uint8Array): void {
  const outcome = archive ? importZip(archive, new Date().toISOString()) : read(path)
  const { set, withdrawn, foreign, unreadable } = outcome
  // An export that holds nothing is a mistake, and must not take the place of what is there.
  if (set.advisories.length === 0)
    throw new SentinelError('input-invalid', { reason: `${path} holds no advisory of PyPI` })
  const folder = folderOf(options)
  writeAdvisories(folder, withExploitations(set, exploitationsOf(readAdvisories(folder))))
  const age = dataAgeOf(set, Date.now())
  if (options.json) terminal.out(asJson({ ...age, withdrawn, foreign, unreadable }))
  else terminal.out(`${ageText(age)}\n${leftOut(outcome)}\n`)
  for (const { file, reason } of unreadable) terminal.err(`${file || path}: ${reason}\n`)
}

type Sources = { kev?: string; epss?: string }

/** Throws `input-invalid` where a file is not what it should be, or there are no advisories to speak of. */
function exploited({ terminal }: Context, { kev, epss, ...options }: CommonOptions & Sources): void {
  if (kev === undefined && epss === undefined)
    throw new SentinelError('input-invalid', { reason: 'give --kev, --epss or both' })
  const folder = folderOf(options)
  const set = readAdvisories(folder)
  if (!set)
    throw new SentinelError('input-invalid', { reason: 'there are no advisories yet: import them first' })
  const sources = [
    ...(kev === undefined ? [] : [saidIn(kev, parseKev, 'a KEV catalogue')]),
    ...(epss === undefined ? [] : [saidIn(epss, parseEpss, 'a list of EPSS scores')]),
  ]
  const told = withExploitations(set, ...sources)
  writeAdvisories(folder, told)
  const known = told.advisories.filter((each) => each.exploited !== undefined).length
  const likely = told.advisories.filter((each) => each.epss !== undefined).length
  if (options.json)
    terminal.out(asJson({ advisories: told.advisories.length, exploited: known, scored: likely }))
  else
    terminal.out(`Of ${told.advisories.length} advisories ${known} are exploited, ${likely} have a score.\n`)
}

function saidIn<T>(file: string, parse: (text: string) => T | undefined, what: string): T {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
    if (file.endsWith('.gz')) bytes = gunzipSync(bytes, { maxOutputLength: largest })
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `${file} cannot be read` }, { cause })
  }
  const said = parse(new TextDecoder().decode(bytes))
  if (said === undefined) throw new SentinelError('input-invalid', { reason: `${file} is not ${what}` })
  return said
}

const leftOut = ({ withdrawn, foreign, unreadable }: ImportOutcome) =>
  `Left out: ${withdrawn} withdrawn, ${foreign} of other kinds, ${unreadable.length} unreadable.`

function read(path: string): ImportOutcome {
  const now = new Date().toISOString()
  try {
    return statSync(path).isDirectory()
      ? importFolder(diskFiles, path, now)
      : importZip(readFileSync(path), now)
  } catch (cause) {
    const reason = `${path} cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'damaged'})`
    throw new SentinelError('input-invalid', { reason }, { cause })
  }
}

function status({ terminal }: Context, options: CommonOptions): void {
  const age = dataAgeOf(readAdvisories(folderOf(options)), Date.now())
  terminal.out(options.json ? asJson(age) : `${ageText(age)}\n`)
  process.exitCode = age.kind === 'none' ? 1 : 0
}
