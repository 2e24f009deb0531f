// `sentinel audit`: what is known against the packages of an environment or project, from files alone.

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Severity, severities } from '@sentinel/analysis'
import { SentinelError } from '@sentinel/contract'
import {
  type Audit,
  alteredFiles,
  audit,
  auditSarif,
  auditText,
  counts,
  createAdvisoryIndex,
  cycloneDx,
  cycloneDxVex,
  dataAgeOf,
  type Ignore,
  judgementText,
  normalise,
  parseIgnores,
  reaches,
  type Subject,
  spdx,
} from '@sentinel/supply'
import { Option } from 'commander'
import { home } from '../home.ts'
import { readAdvisories } from '../services/advisoryFile.ts'
import { auditTarget } from '../services/auditTarget.ts'
import { diskFiles } from '../services/diskFiles.ts'
import { isArchive, judgeArchive } from '../services/judgeArchive.ts'
import { asJson, type CommonOptions, type Context, examples, folderOf, withCommon } from './context.ts'

type Format = 'text' | 'json' | 'sarif' | 'cyclonedx' | 'spdx' | 'vex'
type Options = CommonOptions & {
  python?: string
  requirement?: string[]
  format: Format
  minSeverity: Severity
  ignores?: string
  archive?: string
  older?: string
  files?: boolean
}

/** Exit 0: nothing at the threshold; 1: findings; 2: nothing could be judged, for want of data or of a target. */
export function registerAudit(context: Context): void {
  const command = context.program
    .command('audit')
    .description('find vulnerable and malicious packages, without running anything')
    .argument('[folder]', 'an environment or a project (default: this folder)')
    .option('--python <path>', 'the environment of this interpreter')
    .option('-r, --requirement <files...>', 'requirements or lock files')
    .option(
      '--archive <path>',
      'one package, by its own files: a wheel, an archive of sources, or either unpacked',
    )
    .option('--files', 'compare every installed file with what its installer recorded')
    .option('--older <path>', 'with --archive: an older version, to tell what the newer one can do beyond it')
    .addOption(
      new Option('--format <format>', 'how to write it')
        .choices(['text', 'json', 'sarif', 'cyclonedx', 'spdx', 'vex'])
        .default('text'),
    )
    .addOption(
      new Option(
        '--min-severity <severity>',
        'the least that makes the exit code 1; what nobody rated always does',
      )
        .choices([...severities])
        .default('low'),
    )
    .option('--ignores <file>', 'accepted risks: TOML of [[ignore]] with id, reason, owner and expires')
  withCommon(command, 'data')
    .addHelpText(
      'after',
      `${examples('audit', 'audit --python .venv/bin/python', 'audit -r requirements.txt --format sarif', 'audit --archive thing-1.0-py3-none-any.whl')}\nExit code 1 where findings reach the threshold, 2 where nothing could be judged.\n`,
    )
    .action(async (folder: string | undefined, options: Options) => {
      const archive = options.archive ?? (folder !== undefined && isArchive(folder) ? folder : undefined)
      // Of its own files a package shows many small things; only what is very likely harm ends with 1, unless asked for.
      const isAsked = command.getOptionValueSource('minSeverity') !== 'default'
      process.exitCode =
        archive === undefined
          ? run(context, folder, options)
          : await runArchive(context, archive, isAsked ? options : { ...options, minSeverity: 'high' })
    })
}

/** Signs in the package's own files, and what advisories hold against its name and version. */
async function runArchive({ terminal }: Context, archive: string, options: Options): Promise<number> {
  if (options.format !== 'text' && options.format !== 'json')
    throw new SentinelError('input-invalid', { reason: 'a single package is told as text or json' })
  const { judgement, differences } = await judgeArchive(archive, options.older)
  const set = readAdvisories(folderOf(options))
  const age = dataAgeOf(set, Date.now())
  const { name, version, severity } = judgement
  const subject: Subject = {
    ecosystem: 'pypi',
    name: normalise(name),
    version,
    origin: { kind: 'index' },
    licence: null,
    place: { file: archive, line: null },
  }
  const input = { target: archive, subjects: name ? [subject] : [], problems: [], ignores: [], age }
  const known = audit(input, createAdvisoryIndex(set?.advisories ?? []))
  if (options.json || options.format === 'json')
    terminal.out(
      asJson({ ...judgement, ...(differences ? { differences } : {}), advisories: known.findings, age }),
    )
  else terminal.out(`${judgementText(judgement, differences)}\n${auditText(known, known.findings)}`)
  const isHarmful = severity !== 'none' && reaches(severity, options.minSeverity)
  return isHarmful || known.findings.some((finding) => counts(finding, options.minSeverity)) ? 1 : 0
}

function run({ terminal }: Context, folder: string | undefined, options: Options): number {
  const now = new Date()
  const set = readAdvisories(folderOf(options))
  const target = auditTarget(folder, options)
  const { ignores, notes } = ignoresOf(options.ignores, now.toISOString().slice(0, 10))
  const age = dataAgeOf(set, now.getTime())
  const judged = audit({ ...target, ignores, age }, createAdvisoryIndex(set?.advisories ?? []))
  const altered = options.files ? alteredFiles(diskFiles, target.subjects) : undefined
  const result: Audit = altered ? { ...judged, altered } : judged
  for (const note of notes) terminal.err(`${note}\n`)
  terminal.out(render(result, options, now.toISOString()))
  if (age.kind === 'none') return 2
  if (altered?.some(({ kind }) => kind === 'changed')) return 1
  return result.findings.some((finding) => counts(finding, options.minSeverity)) ? 1 : 0
}

/** An incomplete ignore ends the command; one that is over is told, and silences nothing. */
function ignoresOf(file: string | undefined, today: string): { ignores: Ignore[]; notes: string[] } {
  if (file === undefined) return { ignores: [], notes: [] }
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `${file} cannot be read` }, { cause })
  }
  const { valid, expired, problems } = parseIgnores(text, today)
  if (problems.length > 0)
    throw new SentinelError('input-invalid', { reason: `${file}: ${problems.join('; ')}` })
  const notes = expired.map(
    ({ id, owner, expires }) => `The ignore of ${id} (${owner}) was over on ${expires}.`,
  )
  return { ignores: valid, notes }
}

function render(result: Audit, options: Options, now: string): string {
  const shown = result.findings.filter(({ severity }) => reaches(severity, options.minSeverity))
  const stamp = { now, uuid: randomUUID(), version: versionOfProduct() }
  switch (options.json ? 'json' : options.format) {
    case 'json':
      return asJson({ ...result, findings: shown })
    case 'sarif':
      return asJson(auditSarif(result, shown))
    // A bill of materials is of everything, whatever the threshold.
    case 'cyclonedx':
      return asJson(cycloneDx(result, stamp))
    // Of what is accepted, and so of --ignores.
    case 'vex':
      return asJson(cycloneDxVex(result, stamp))
    case 'spdx':
      return asJson(spdx(result, stamp))
    default:
      return auditText(result, shown)
  }
}

const versionOfProduct = () =>
  (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }).version
