// What a process could not decide about itself: its packages, whatever asks for facts that only the agent has, and its
// start where it did not wait for what the analysis says. Judged as the Events are recorded; it stops nothing any more,
// and is told as evidence.

import type { Event, EventOf } from '@sentinel/contract'
import { type PythonReleases, pythonSupport } from '@sentinel/knowledge'
import {
  actOfEvent,
  type CompileFor,
  decide,
  type Facts,
  factsOfRun,
  levels,
  timeFacts,
} from '@sentinel/policy'
import type { PolicyKeeper } from './policyKeeper.ts'
import type { ScriptAnswers } from './scriptAnswers.ts'

export type LaterVerdictsDeps = {
  keeper: Pick<PolicyKeeper, 'inForce' | 'notHere'>
  target(): CompileFor
  releases: PythonReleases
  /** What is told of scripts to programs that are about to begin. */
  answers: ScriptAnswers
}
export type LaterVerdicts = {
  /** What there is to say once this Event is known; called with every Event of a Run, replayed ones too. */
  of(event: Event): Event[]
}

/** `said`: rules that its process applied to its start. */
type OpenRun = {
  started: EventOf<'run.started'>
  facts: Facts
  worst: string
  said: Set<string>
  hasEnded: boolean
  /** Its text was had and judged: `worst` is not a guess. */
  isRead: boolean
}
const mostRuns = 2048
const rankOf = (level: string) => (levels as readonly string[]).indexOf(level)

export function createLaterVerdicts({ keeper, target, releases, answers }: LaterVerdictsDeps): LaterVerdicts {
  const runs = new Map<string, OpenRun>()

  function open(started: EventOf<'run.started'>): void {
    const { state } = pythonSupport(releases, started.interpreter.version, started.time.slice(0, 10))
    const { sha256 } = started.script
    const known = sha256 === undefined ? {} : { 'script.known': answers.of(sha256)?.isKnown ?? false }
    const facts = { ...factsOfRun(started), ...known, 'interpreter.support': state }
    runs.set(started.run, { started, facts, worst: 'none', said: new Set(), hasEnded: false, isRead: false })
    // A judgement may come after the Run’s end: the oldest go when there are many, not when they end.
    for (const run of runs.keys()) if (runs.size > mostRuns) runs.delete(run)
  }

  /** Programs that begin with the same text are told from now on; that it is known, once a Run of it has ended. */
  function answer({ started, worst, hasEnded, isRead }: OpenRun): void {
    const { sha256 } = started.script
    if (sha256 !== undefined && isRead) answers.put(sha256, { worst, isKnown: hasEnded })
  }

  /** Only of rules that the process did not decide for this act: the others have spoken there. */
  function verdict(event: Event, run: OpenRun): Event[] {
    const [ready, act] = [keeper.inForce(), actOfEvent(event)]
    if (!ready || !act) return []
    const left = new Set(keeper.notHere().flatMap((one) => (one.act === act.act ? [one.rule] : [])))
    const isStart = act.act === 'run.started'
    const rules = ready.policy.rules.filter(({ id }) => isStart || left.has(id))
    if (rules.length === 0) return []
    const { facts, approvals = [], ...place } = target()
    const known = { ...facts, ...run.facts, ...timeFacts(new Date(event.time)) }
    const asked = { ...ready, policy: { ...ready.policy, rules } }
    const found = decide(asked, act, {
      ...place,
      approvals,
      facts: known,
      reference: run.started.run.slice(-8),
    })
    if (!('rule' in found) || (isStart && run.said.has(found.rule))) return []
    const { rule, verdict, reason, fault } = found
    const told = { policy: ready.policy.policy, rule, verdict, reason, act: act.act }
    const subject = act.subject.slice(0, 1200)
    const { time } = event
    return [
      { type: 'policy.applied', run: run.started.run, time, ...told, subject, ...(fault ? { fault } : {}) },
    ]
  }

  return {
    of(event) {
      if (event.type === 'run.started') open(event)
      const run = event.run === undefined ? undefined : runs.get(event.run)
      if (!run) return []
      if (event.type === 'finding.raised' && rankOf(event.severity) > rankOf(run.worst))
        run.worst = event.severity
      if (event.type === 'policy.applied' && event.act === 'run.started') run.said.add(event.rule)
      if (event.type === 'run.ended') {
        run.hasEnded = true
        answer(run)
      }
      // The Findings come before the judgement: now the start can be judged with what the script is.
      if (event.type === 'script.judged') {
        run.facts = { ...run.facts, 'script.worst': run.worst }
        run.isRead = event.sha256 === run.started.script.sha256
        answer(run)
        return verdict(run.started, run)
      }
      return event.type === 'run.started' ? [] : verdict(event, run)
    },
  }
}
