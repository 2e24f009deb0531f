// Judges the Script of each Run the moment it starts: from what is kept of an earlier judgement, else by the analyser. What
// comes out are Events of the Run, to be recorded like all others; nothing waits for them but the Run's inbox files, from
// which a restarted agent begins again.

import type { Event, RunStartedLine } from '@sentinel/contract'
import { createResolver, stillHold } from '@sentinel/scanner'
import { localFolders } from '../assemble/modules.ts'
import { isoNow } from '../assemble/time.ts'
import type { Analyser, AnalyserAnswer, AnalyserRequest } from './analyser.ts'
import { type Judged, unjudged, unwhole } from './judged.ts'
import { type JudgementCache, keyOf } from './judgementCache.ts'
import { type ScriptText, scriptText } from './scriptText.ts'

export type JudgeDeps = {
  analyser: Analyser
  cache: JudgementCache
  /** Names the engine with its rules: another one may judge otherwise. */
  engine: string
  commandOf(pid: number): string[] | undefined
  /** Called when there are Events to take. */
  ready(): void
}

export type Judge = {
  /** A Run has begun whose judgement is not recorded yet. */
  take(started: RunStartedLine): void
  /** What there is to record, given out once. */
  events(): Event[]
  /** Nothing more is to come for this Run than what was given out. */
  isSettled(run: string): boolean
  close(): void
}

/** Bytes of texts that wait for the analyser; what is beyond is read again when it is its turn. */
const mostHeld = 16 * 1024 * 1024

type ReadText = Extract<ScriptText, { kind: 'text' }>
type Subject = Omit<AnalyserRequest, 'bytes'>
type Job = {
  key: string
  subject: Subject
  /** The Runs that wait for it: a text that several run is judged once. */
  runs: string[]
  held: Buffer | undefined
  read(): ScriptText | undefined
}

export function createJudge(deps: JudgeDeps): Judge {
  const { cache, engine } = deps
  const jobs = new Map<string, Job>()
  const unsettled = new Set<string>()
  let told: Event[] = []
  let isBusy = false

  const tell = (run: string, judged: Judged) => {
    told.push(...eventsOf(run, judged))
  }

  function take(started: RunStartedLine): void {
    const { run, script } = started
    const read = () => scriptText(started, deps.commandOf)
    const text = read()
    if (!text) return
    unsettled.add(run)
    if (text.kind === 'none') tell(run, unjudged(text.reason, { script: script.sha256, engine }))
    else judge(started, text, read)
  }

  function judge(started: RunStartedLine, text: ReadText, read: Job['read']): void {
    const { run } = started
    const subject = subjectOf(started, text.path)
    const key = keyFor(engine, subject, text.bytes)
    const kept = cache.get(key)
    const known = jobs.get(key)
    if (kept && stillHold(kept.locals, createResolver(subject.roots))) tell(run, kept)
    else if (known) known.runs.push(run)
    else enqueue({ key, subject, runs: [run], held: text.bytes, read })
  }

  function enqueue(job: Job): void {
    const held = jobs.values().reduce((sum, { held }) => sum + (held?.length ?? 0), job.held?.length ?? 0)
    jobs.set(job.key, held <= mostHeld ? job : { ...job, held: undefined })
    if (!isBusy) void work()
  }

  async function work(): Promise<void> {
    isBusy = true
    for (let [job] = jobs.values(); job; [job] = jobs.values()) {
      const judged = await judgedBy(deps, job)
      jobs.delete(job.key)
      for (const run of job.runs) tell(run, judged)
      deps.ready()
    }
    isBusy = false
  }

  return {
    take,
    events() {
      const events = told
      told = []
      for (const { run } of events) if (run) unsettled.delete(run)
      return events
    },
    isSettled: (run) => !unsettled.has(run),
    close: () => deps.analyser.close(),
  }
}

/** What was given up is not kept: another time the machine may have less to do. */
async function judgedBy({ analyser, cache, engine }: JudgeDeps, job: Job): Promise<Judged> {
  const { script } = job.subject
  const text = job.held ? { kind: 'text' as const, bytes: job.held } : job.read()
  if (text?.kind !== 'text') return unjudged(text?.reason ?? 'its text is gone', { script, engine })
  const answer: AnalyserAnswer = await analyser.analyse({ ...job.subject, bytes: text.bytes })
  if (answer.kind === 'given-up') return unwhole(answer.reason, { script, engine })
  cache.put(job.key, { ...answer.judged, locals: answer.locals })
  return answer.judged
}

/** The folder of a file that is run is searched by itself; `-m` and `-c` begin in the current one. */
function subjectOf(started: RunStartedLine, path: string): Subject {
  const { script, cwd = '' } = started
  const roots = [...(script.kind === 'file' ? [] : [cwd]), ...localFolders(started)]
  return { path, script: script.sha256 as string, roots, today: isoNow().slice(0, 10) }
}

/** The day matters to a text that silences rules until one. */
function keyFor(engine: string, { script, path, roots, today }: Subject, bytes: Buffer): string {
  return keyOf([engine, script, path, ...roots, bytes.includes('sentinel:') ? today : ''])
}

function eventsOf(run: string, { judgement, findings }: Judged): Event[] {
  const time = isoNow()
  return [
    ...findings.map((finding): Event => ({ type: 'finding.raised', run, time, ...finding })),
    // Last, so that whoever reads it has the Findings already.
    { type: 'script.judged', run, time, ...judgement },
  ]
}
