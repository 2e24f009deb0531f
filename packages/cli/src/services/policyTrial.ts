// A policy on one run: judged before the run starts, and compiled for its probe. It comes on top of the policy in force
// and cannot weaken it.

import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { severities } from '@sentinel/analysis'
import { type Client, SentinelError } from '@sentinel/contract'
import {
  findPolicy,
  loadDestinations,
  loadKnowledge,
  loadPythonReleases,
  pythonSupport,
  readPolicyText,
} from '@sentinel/knowledge'
import {
  accountsOf,
  type CompileFor,
  compilePolicy,
  decide,
  type FactName,
  type Facts,
  provenanceOf,
  type ReadyPolicy,
  timeFacts,
} from '@sentinel/policy'
import { createAnalysisPool } from '@sentinel/scanner'

export type TrialOf = {
  policy: string
  python: string
  args: readonly string[]
  cwd: string | undefined
  call: Client | undefined
}
/** `path`: the compiled policy, for as long as the trial is held. */
export type Trial = { path: string; warning: string | undefined } & Disposable

/** Throws `policy-unknown`, `policy-refused`, and `run-denied` where the run must not begin. */
export async function tryPolicy(trial: TrialOf): Promise<Trial> {
  const ready = readyPolicy(trial.policy)
  const target = targetHere()
  const warning = await judgeStart(ready, target, trial)
  const folder = mkdtempSync(join(tmpdir(), 'sentinel-policy-'))
  const path = join(folder, 'compiled')
  writeFileSync(path, compilePolicy(withoutStart(ready), target).text, { mode: 0o600 })
  return { path, warning, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The start is judged here, with what the server knows: the process must not say it again. */
function withoutStart(ready: ReadyPolicy): ReadyPolicy {
  const rules = ready.policy.rules.map((rule) => ({
    ...rule,
    on: rule.on.filter((act) => act !== 'run.started'),
  }))
  return { ...ready, policy: { ...ready.policy, rules } }
}

/** A trial is of the whole policy: staged roll-outs are left out. Throws `policy-unknown` and `policy-refused`. */
export function readyPolicy(nameOrFile: string): ReadyPolicy {
  const reading = readPolicyText(findPolicy(nameOrFile).text, loadDestinations().kinds)
  if (reading.kind === 'refused') {
    const [fault] = reading.faults
    const reason = `line ${fault?.place.line}, column ${fault?.place.column}: ${fault?.message.replace(/\.$/, '')}`
    throw new SentinelError('policy-refused', { name: nameOrFile, reason })
  }
  const rules = reading.ready.policy.rules.map(({ rollout: _staged, ...rule }) => rule)
  return { ...reading.ready, policy: { ...reading.ready.policy, rules } }
}

function targetHere(): CompileFor {
  const name = hostname()
  const facts = {
    'endpoint.id': name,
    'endpoint.name': name,
    'endpoint.groups': [],
    'endpoint.platform': process.platform,
  }
  const accounts = accountsOf(textOf('/etc/passwd'), textOf('/etc/group'))
  return { endpoint: { id: name, groups: [] }, facts, kinds: loadDestinations().kinds, accounts }
}

/** Of a rule that warns the sentence, of one that denies the fault. Only facts that the policy asks for are found out. */
async function judgeStart(
  ready: ReadyPolicy,
  target: CompileFor,
  trial: TrialOf,
): Promise<string | undefined> {
  const rules = ready.policy.rules.filter(({ on, mode }) => on.includes('run.started') && mode !== 'off')
  if (rules.length === 0) return undefined
  const conditions = rules.flatMap(({ when, exceptions }) => [when, ...exceptions.map((one) => one.when)])
  const wanted = new Set(conditions.flatMap((text) => [...(ready.conditions.get(text)?.names ?? [])]))
  const facts = { ...target.facts, ...(await factsOf(wanted, trial)) }
  const found = decide(ready, { act: 'run.started', facts }, { ...target, facts: {}, reference: '' })
  if (!('rule' in found) || found.verdict === 'allow') return undefined
  const { title, reason, contact, rule } = found
  if (found.verdict === 'deny') throw new SentinelError('run-denied', { title, reason, contact, rule })
  return `Sentinel warns: ${title}, because ${reason}; ask ${contact} (rule ${rule}).`
}

async function factsOf(wanted: ReadonlySet<FactName>, { python, args, cwd, call }: TrialOf): Promise<Facts> {
  const facts: Facts = { ...timeFacts(new Date()), 'account.name': userInfo().username }
  const [first = ''] = args
  const kind =
    first === '-m' ? 'module' : first === '-c' ? 'command' : first.startsWith('-') ? 'stdin' : 'file'
  const path = kind === 'file' ? resolve(cwd ?? '.', first) : ''
  Object.assign(facts, { 'script.kind': kind, 'script.path': path, 'script.provenance': provenanceOf(path) })
  const bytes = path === '' ? undefined : bytesOf(path)
  if (bytes) {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    Object.assign(facts, { 'script.sha256': sha256, 'script.approved': false })
    if (wanted.has('script.worst')) facts['script.worst'] = await worstOf(path, bytes)
    const known = wanted.has('script.known') && call ? await isKnown(call, path, sha256) : undefined
    if (known !== undefined) facts['script.known'] = known
  }
  if (wanted.has('interpreter.support') || wanted.has('interpreter.version'))
    Object.assign(facts, interpreterFacts(python))
  return facts
}

/** `none` where nothing was found; a text that cannot be analysed is told as the analysis tells it, at `medium`. */
async function worstOf(path: string, bytes: Buffer): Promise<string> {
  await using pool = createAnalysisPool({
    size: 1,
    knowledge: loadKnowledge(),
    secretKey: randomBytes(32),
    timeoutMs: 20_000,
  })
  const today = new Date().toISOString().slice(0, 10)
  const outcome = await pool.analyse({ path, bytes, roots: [resolve(path, '..')], today })
  if (outcome.kind !== 'analysed') return 'medium'
  const raised = outcome.analysis.findings.filter((finding) => !finding.suppressed)
  return severities.findLast((level) => raised.some(({ severity }) => severity === level)) ?? 'none'
}

/** Whether a Run of the same text is known to the server; undefined where it does not say. */
async function isKnown(call: Client, path: string, sha256: string): Promise<boolean | undefined> {
  try {
    const { runs } = await call('runs', { query: { script: basename(path), limit: 500 } })
    return runs.some(({ script }) => script.sha256 === sha256)
  } catch {
    return undefined
  }
}

function interpreterFacts(python: string): Facts {
  const code = 'import sys; print("%d.%d.%d" % sys.version_info[:3])'
  const { stdout } = spawnSync(python, ['-I', '-S', '-c', code], { encoding: 'utf8', timeout: 10_000 })
  const version = stdout?.trim()
  if (!version) return {}
  const { state } = pythonSupport(loadPythonReleases(), version, new Date().toISOString().slice(0, 10))
  return { 'interpreter.version': version, 'interpreter.support': state }
}

function textOf(path: string): string {
  return bytesOf(path)?.toString('utf8') ?? ''
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
