// What a process could not decide about itself: how it was started, its packages, and whatever asks for facts that only
// the agent has. Judged as the Events are recorded; it stops nothing any more, and is told as evidence.

import type { Event, EventOf } from '@sentinel/contract'
import { type PythonReleases, pythonSupport } from '@sentinel/knowledge'
import { actOfEvent, type CompileFor, decide, type Facts, factsOfRun, timeFacts } from '@sentinel/policy'
import type { PolicyKeeper } from './policyKeeper.ts'

export type LaterVerdictsDeps = {
  keeper: Pick<PolicyKeeper, 'inForce' | 'notHere'>
  target(): CompileFor
  releases: PythonReleases
}
export type LaterVerdicts = {
  /** What there is to say once this Event is known; called with every Event of a Run, replayed ones too. */
  of(event: Event): Event[]
}

type OpenRun = { started: EventOf<'run.started'>; facts: Facts; worst: string }
const mostRuns = 2048
const levels = ['none', 'info', 'low', 'medium', 'high', 'critical']

export function createLaterVerdicts({ keeper, target, releases }: LaterVerdictsDeps): LaterVerdicts {
  const runs = new Map<string, OpenRun>()

  function open(started: EventOf<'run.started'>): void {
    const { state } = pythonSupport(releases, started.interpreter.version, started.time.slice(0, 10))
    const facts = { ...factsOfRun(started), 'interpreter.support': state }
    runs.set(started.run, { started, facts, worst: 'none' })
    // A judgement may come after the Run’s end: the oldest go when there are many, not when they end.
    for (const run of runs.keys()) if (runs.size > mostRuns) runs.delete(run)
  }

  /** Only of rules that the process did not decide for this act: the others have spoken there. */
  function verdict(event: Event, run: OpenRun): Event[] {
    const [ready, act] = [keeper.inForce(), actOfEvent(event)]
    if (!ready || !act) return []
    const left = new Set(keeper.notHere().flatMap((one) => (one.act === act.act ? [one.rule] : [])))
    const rules = ready.policy.rules.filter(({ id }) => left.has(id))
    if (rules.length === 0) return []
    const { facts, ...place } = target()
    const known = { ...facts, ...run.facts, ...timeFacts(new Date(event.time)) }
    const asked = { ...ready, policy: { ...ready.policy, rules } }
    const found = decide(asked, act, { ...place, facts: known, reference: run.started.run.slice(-8) })
    if (!('rule' in found)) return []
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
      if (event.type === 'finding.raised' && levels.indexOf(event.severity) > levels.indexOf(run.worst))
        run.worst = event.severity
      // The Findings come before the judgement: now the start can be judged with what the script is.
      if (event.type === 'script.judged') {
        run.facts = { ...run.facts, 'script.worst': run.worst }
        return verdict(run.started, run)
      }
      return event.type === 'run.started' ? [] : verdict(event, run)
    },
  }
}
