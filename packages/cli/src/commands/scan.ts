// `sentinel scan PATH…`: analyses scripts by hand, before anyone runs them.
import { randomBytes } from 'node:crypto'
import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { buffer } from 'node:stream/consumers'
import {
  type Analysis,
  asSarif,
  asText,
  counts,
  type Finding,
  type Knowledge,
  type Severity,
  severities,
} from '@sentinel/analysis'
import { SentinelError } from '@sentinel/contract'
import { KnowledgeInvalid, loadKnowledge, loadRules } from '@sentinel/knowledge'
import { createAnalysisPool, type PoolOutcome } from '@sentinel/scanner'
import { Option } from 'commander'
import { type Context, examples } from './context.ts'

type Options = {
  format: 'text' | 'json' | 'sarif'
  minSeverity: Severity
  baseline?: string
  writeBaseline?: string
  rules?: string
}

/** Exit 0: nothing at the threshold; 1: findings; 2: the command could not be carried out. */
export function registerScan(context: Context): void {
  const { program, terminal } = context
  program
    .command('scan')
    .description('analyse Python scripts, notebooks and archives without running them')
    .argument('<paths...>', 'files or folders; - reads standard input')
    .addOption(
      new Option('--format <format>', 'how to write findings')
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .addOption(
      new Option('--min-severity <severity>', 'the least that is shown and makes the exit code 1')
        .choices([...severities])
        .default('low'),
    )
    .option('--baseline <file>', 'leave out the findings this file lists')
    .option('--write-baseline <file>', 'write the findings of this run as a baseline')
    .option('--rules <folder>', 'more rules, as YAML files')
    .addHelpText(
      'after',
      `${examples('scan .', 'scan report.py --format sarif')}\nExit code 1 where findings reach the threshold.\n`,
    )
    .action(async (paths: string[], options: Options) => {
      process.exitCode = await scan(paths, options, terminal)
    })
}

type Terminal = Context['terminal']

const scan = async (paths: readonly string[], options: Options, terminal: Terminal): Promise<number> => {
  const { files, knowledge, known } = await prepare(paths, options)
  const work = (detail: (text: string) => void) => analyseAll({ files, paths, knowledge, detail })
  const analyses =
    files.length > 20 ? await terminal.progress('Analysing scripts', work) : await work(() => {})
  const findings = distinct(analyses).filter((finding) => counts(finding, options.minSeverity))
  const fresh = findings.filter((finding) => !known.has(finding.fingerprint))
  if (options.writeBaseline) writeBaseline(options.writeBaseline, findings)
  terminal.out(`${render(options.format, { analyses, findings: fresh, knowledge })}\n`)
  return fresh.length > 0 ? 1 : 0
}

type Prepared = { files: string[]; knowledge: Knowledge; known: ReadonlySet<string> }

/** Throws input-invalid, which ends the program with 2, for whatever the caller got wrong. */
const prepare = async (paths: readonly string[], options: Options): Promise<Prepared> => {
  const files: string[] = []
  for (const path of paths) {
    const found = path === '-' ? ['-'] : await scriptsUnder(path)
    if (found === null)
      throw new SentinelError('input-invalid', { reason: `there is no file or folder ${path}` })
    files.push(...found)
  }
  try {
    const knowledge = loadKnowledge()
    const rules = options.rules ? [...knowledge.rules, ...loadRules(options.rules)] : knowledge.rules
    const known = options.baseline ? readBaseline(options.baseline) : new Set<string>()
    return { files, knowledge: { ...knowledge, rules }, known }
  } catch (cause) {
    const isUsage = cause instanceof KnowledgeInvalid || cause instanceof SyntaxError || isMissing(cause)
    if (!isUsage) throw cause
    throw new SentinelError('input-invalid', { reason: (cause as Error).message }, { cause })
  }
}

const isMissing = (cause: unknown): boolean => (cause as NodeJS.ErrnoException)?.code === 'ENOENT'

const SCRIPT = /\.(py|pyw|pyi|ipynb|pyz)$/i
const SKIPPED = new Set([
  '.git',
  '.hg',
  '.svn',
  '__pycache__',
  'node_modules',
  '.venv',
  'venv',
  '.tox',
  'site-packages',
])

/** Scripts in name order; links that lead back to a folder already seen end there. Null: no such path. */
const scriptsUnder = async (path: string): Promise<string[] | null> => {
  const status = statSync(path, { throwIfNoEntry: false })
  if (!status) return null
  if (!status.isDirectory()) return [path]
  const found: string[] = []
  const seen = new Set<string>()
  const pending = [path]
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const real = realpathSync(folder)
    if (seen.has(real)) continue
    seen.add(real)
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const full = join(folder, entry.name)
      const target = entry.isSymbolicLink() ? statSync(full, { throwIfNoEntry: false }) : entry
      if (target?.isDirectory() && !SKIPPED.has(entry.name)) pending.push(full)
      else if (target?.isFile() && SCRIPT.test(entry.name)) found.push(full)
    }
  }
  return found.sort()
}

const TIMEOUT_MS = 20_000

type Batch = {
  files: readonly string[]
  paths: readonly string[]
  knowledge: Knowledge
  detail: (text: string) => void
}

const analyseAll = async ({ files, paths, knowledge, detail }: Batch): Promise<Analysis[]> => {
  const size = Math.max(1, Math.min(availableParallelism(), files.length))
  await using pool = createAnalysisPool({
    size,
    knowledge,
    secretKey: randomBytes(32),
    timeoutMs: TIMEOUT_MS,
  })
  const today = new Date().toISOString().slice(0, 10)
  const roots = paths.map((path) => resolve(path))
  let done = 0
  return await Promise.all(
    files.map(async (path) => {
      const bytes = path === '-' ? await buffer(process.stdin) : readFileSync(path)
      const outcome = await pool.analyse({ path: path === '-' ? 'stdin.py' : path, bytes, roots, today })
      done += 1
      detail(`${done} of ${files.length}`)
      return analysisOf(path, outcome)
    }),
  )
}

/** A script that had to be given up is told like any other that was not analysed whole. */
const analysisOf = (path: string, outcome: PoolOutcome): Analysis => {
  if (outcome.kind === 'analysed') return outcome.analysis
  const place = { file: path, line: 1, column: 1 }
  return {
    path,
    lines: 0,
    findings: [
      {
        rule: 'analysis-incomplete',
        kind: 'incomplete',
        title: 'The script could not be analysed whole',
        cwe: 1059,
        severity: 'medium',
        confidence: 'high',
        message: `The script could not be analysed: ${outcome.reason}.`,
        fix: 'Look at the script by hand.',
        place,
        endLine: 1,
        excerpt: '',
        path: [],
        fingerprint: `given-up:${path}`,
      },
    ],
    facts: [],
    capabilities: [],
    intent: { summary: '', statements: [], sources: [], destinations: [] },
    layers: [],
    inventory: { imports: [] },
    incomplete: [{ reason: outcome.reason, line: 1 }],
  }
}

/** A module that several scripts import is reported once. */
const distinct = (analyses: readonly Analysis[]): Finding[] => {
  const found = new Map<string, Finding>()
  for (const finding of analyses.flatMap((analysis) => analysis.findings)) {
    const { file, line, column } = finding.place
    const key = `${resolve(file)}:${line}:${column}:${finding.rule}`
    if (!found.has(key)) found.set(key, finding)
  }
  return [...found.values()]
}

type Report = { analyses: readonly Analysis[]; findings: readonly Finding[]; knowledge: Knowledge }

const render = (format: Options['format'], { analyses, findings, knowledge }: Report): string => {
  if (format === 'text') return asText(analyses, findings)
  if (format === 'sarif') return JSON.stringify(asSarif(findings, knowledge.rules), null, 2)
  return JSON.stringify({ findings, scripts: analyses.map(({ findings: _own, ...rest }) => rest) }, null, 2)
}

const readBaseline = (file: string): Set<string> => {
  const { fingerprints } = JSON.parse(readFileSync(file, 'utf8')) as { fingerprints?: string[] }
  return new Set(fingerprints ?? [])
}

const writeBaseline = (file: string, findings: readonly Finding[]): void => {
  const fingerprints = [...new Set(findings.map((finding) => finding.fingerprint))].sort()
  writeFileSync(file, `${JSON.stringify({ fingerprints }, null, 2)}\n`)
}
