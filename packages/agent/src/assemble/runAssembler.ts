// Turns the lines of one Run's inbox files into Events: imports become packages, what is missing becomes Gaps, and the
// end is told by whoever knows it best. Replaying the same files gives the same Events, which is what makes a restart
// of the agent lose nothing and tell nothing twice.

import { type Event, gapReason, type ProbeLine, type RunStartedLine } from '@sentinel/contract'
import type { ParsedLine } from '../receive/probeLine.ts'
import type { FileFault } from '../receive/runFile.ts'
import { type Tracer, tracedEvent } from '../trace/tracer.ts'
import { closingOf, type EndedLine, type Ending } from './closing.ts'
import { createImports } from './imports.ts'
import { createLosses } from './losses.ts'
import type { ModuleResolver } from './modules.ts'
import type { ScriptExcerpt } from './script.ts'
import { syncedBy } from './syncedFolder.ts'
import { timeOf } from './time.ts'

export type AssemblerDeps = {
  run: string
  /** Owner of the inbox file: the account as the kernel knows it. */
  account: { name: string; uid: number }
  resolve: ModuleResolver
  readScript(path: string, sha256: string): ScriptExcerpt | undefined
  /** The Run that started this one's process, where it is known. */
  parentOf(started: RunStartedLine): string | undefined
  tracer: Tracer
}

export type RunAssembler = {
  readonly run: string
  started(): RunStartedLine | undefined
  /** The probe has said good-bye: its process is about to end. */
  saidGoodbye(): boolean
  /** The last word was that another program takes the process over. */
  mayBeReplaced(): boolean
  take(parsed: ParsedLine, now: string): Event[]
  fault(fault: FileFault, now: string): Event[]
  /** The closing Events, `run.ended` last; a Gap alone where no Run ever began. */
  end(ending: Ending): Event[]
}

export function createRunAssembler(deps: AssemblerDeps): RunAssembler {
  const { run, account } = deps
  const losses = createLosses(run)
  const imports = createImports(run, deps.resolve)
  let started: RunStartedLine | undefined
  let ended: EndedLine | undefined
  let last: ProbeLine | undefined
  const mayBeReplaced = () => last?.type === 'process.replaced'

  function accept(line: ProbeLine): Event[] {
    last = line
    if (line.type === 'run.started') {
      started = line
      imports.begin(line)
      return opening(deps, line)
    }
    if (line.type === 'module.imported') return imports.take(line)
    if (line.type === 'run.ended') ended = line
    if (line.type === 'file.opened' && line.access !== 'read') deps.tracer.wrote(run, line.path)
    return line.type === 'run.ended' ? [] : [plain(run, line), ...storedBy(run, line)]
  }

  return {
    run,
    started: () => started,
    saidGoodbye: () => ended !== undefined,
    mayBeReplaced,
    take(parsed, now) {
      if (parsed.kind === 'refused')
        return losses.refuse(
          parsed.code === 'inbox-line-oversized' ? 'oversized' : 'invalid',
          parsed.reason,
          now,
        )
      const misplaced = misplacedIn(run, started, parsed.line)
      if (misplaced) return losses.refuse('invalid', misplaced, now)
      if (!losses.number(parsed.line.seq))
        return losses.refuse('invalid', 'a line number that came before', now)
      return accept(parsed.line)
    },
    fault: ({ reason, detail }, now) => [losses.gap(reason, now, { detail })],
    end(ending) {
      const { now, exit } = ending
      deps.tracer.forget(run)
      if (!started)
        return [
          ...losses.total(now),
          losses.gap('silenced', now, { detail: `a Run of ${account.name} could not write its first line` }),
        ]
      const replaced = mayBeReplaced()
      // It came to its regular end, and yet the probe's good-bye is not here: the lines before it may be missing too.
      const cut = !ended && !replaced && exit !== undefined && 'exitCode' in exit
      return [
        ...losses.total(now),
        ...(cut ? [losses.gap('dropped', now, { detail: 'the probe’s last lines are missing' })] : []),
        closingOf({ ...ending, started, ended, replaced, standardLibrary: imports.standardLibrary() }),
      ]
    },
  }
}

function misplacedIn(run: string, started: RunStartedLine | undefined, line: ProbeLine): string | undefined {
  if (line.type !== 'run.started') return started ? undefined : 'a line before the start of its Run'
  if (started) return 'a second start'
  return line.run === run ? undefined : 'the start of another Run'
}

function opening({ account, parentOf, readScript, tracer }: AssemblerDeps, line: RunStartedLine): Event[] {
  const { uid: _uid, account: _claimed, argvOmitted: _omitted, path: _path, forkedFrom, ...same } = line
  const parentRun = forkedFrom ?? parentOf(line)
  const time = timeOf(line.time)
  const started: Event = { ...same, time, account, ...(parentRun ? { parentRun } : {}) }
  const { path, sha256 } = line.script
  const script = path && sha256 && !forkedFrom ? readScript(path, sha256) : undefined
  if (forkedFrom) return [started]
  return [
    started,
    tracedEvent(line.run, time, tracer.trace(line, script?.excerpt)),
    ...(script ? [{ run: line.run, time, type: 'script.read' as const, ...script }] : []),
  ]
}

type PlainLine = Exclude<ProbeLine, { type: 'run.started' | 'module.imported' | 'run.ended' }>

/** Most lines are Events already; a Gap's reason is the probe's word and may be newer than this agent. */
function plain(run: string, line: PlainLine): Event {
  const time = timeOf(line.time)
  if (line.type !== 'gap.recorded') return { ...line, run, time }
  const reason = gapReason.safeParse(line.reason)
  return { ...line, run, time, reason: reason.success ? reason.data : 'unexplained' }
}

/** A file in a folder that goes to a cloud is an access of that store too. */
function storedBy(run: string, line: PlainLine): Event[] {
  if (line.type !== 'file.opened' && line.type !== 'file.removed') return []
  const provider = syncedBy(line.path)
  if (!provider) return []
  const action = line.type === 'file.removed' ? 'delete' : line.access === 'read' ? 'read' : 'write'
  const path = line.path.slice(0, 1200)
  const at = line.at ? { at: line.at } : {}
  return [{ run, time: timeOf(line.time), type: 'storage.accessed', provider, action, path, ...at }]
}
