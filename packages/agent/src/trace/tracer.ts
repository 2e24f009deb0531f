// Where a Run came from and which AI tools had a hand in it: by the processes above it, by variables that programs set
// for what they start, by its terminal, and by who wrote its script. Nothing is guessed: each answer names its evidence.

import type { Assistant, EventOf, Origin, RunStartedLine } from '@sentinel/contract'
import {
  type OriginProgram,
  type Origins,
  programsMarked,
  programsNamed,
  programsOf,
} from '@sentinel/knowledge'
import type { Platform } from '../platform/platform.ts'
import type { Ancestor, Ancestry } from './ancestry.ts'
import type { Authors } from './authors.ts'

export type Tracer = {
  /** `text`: the beginning of the Run's script, where it could be read. */
  trace(started: RunStartedLine, text: string | undefined): Origin
  /** A Run wrote a file: who runs it later is told by whom it was written, where that was an AI tool. */
  wrote(run: string, path: string): void
  /** The Run is over. */
  forget(run: string): void
}

export type TracerDeps = { platform: Platform; ancestry: Ancestry; origins: Origins; authors: Authors }

/** Of several variables that say something, the first kind of these: a terminal's are handed on the furthest. */
const order = ['notebook', 'scheduler', 'service', 'office', 'ide', 'terminal'] as const
const mostAssistants = 8

type Traces = {
  above: readonly Ancestor[]
  environment: readonly string[]
  /** Whose environment it is. */
  owner: string
  /** A process that has a terminal to read from. */
  atTerminal: boolean
}
type Known = Pick<Origin, 'kind' | 'program' | 'evidence'>

export function createTracer({ platform, ancestry, origins, authors }: TracerDeps): Tracer {
  /** Runs that are AI tools themselves. */
  const tools = new Map<string, string>()

  return {
    trace(started, text) {
      const traces = tracesOf(platform, ancestry, started)
      const self = ofKind(programsOf(origins, { executable: started.interpreter.path, argv: started.argv }))
      if (self) tools.set(started.run, self.name)
      return {
        ...(byProcess(origins, traces) ?? byMark(origins, traces) ?? byService(traces) ?? byTerminal(traces)),
        ancestors: traces.above.map(({ executable }) => nameOf(executable).slice(0, 200)),
        assistants: [...launchedBy(origins, traces), ...writtenBy(origins, authors, started, text)].slice(
          0,
          mostAssistants,
        ),
      }
    },
    wrote(run, path) {
      const tool = tools.get(run)
      if (tool) authors.wrote(path, { name: tool, run })
    },
    forget: (run) => void tools.delete(run),
  }
}

export const tracedEvent = (run: string, time: string, origin: Origin): EventOf<'run.traced'> => ({
  type: 'run.traced',
  run,
  time,
  ...origin,
})

const ofKind = (programs: readonly OriginProgram[]): OriginProgram | undefined =>
  programs.find(({ kind }) => kind === 'assistant')

/** The Run's process may be gone by now; those above it mostly are not, and have the same variables but for its own. */
function tracesOf(platform: Platform, ancestry: Ancestry, started: RunStartedLine): Traces {
  const above = ancestry.above(started.parentPid)
  const isThere = platform.processStart(started.pid) === started.processStart
  const own = ancestry.environmentOf(started.pid, started.processStart)
  const from = own ? undefined : above.find(({ pid }) => platform.environmentOf(pid) !== undefined)
  return {
    above,
    environment: own ?? (from && platform.environmentOf(from.pid)) ?? [],
    owner: from ? `the environment of ${placeOf(from)}` : 'its environment',
    atTerminal: [...(isThere ? [started.pid] : []), ...above.slice(0, 1).map(({ pid }) => pid)].some((pid) =>
      platform.hasTerminal(pid),
    ),
  }
}

function byProcess(origins: Origins, { above }: Traces): Known | undefined {
  for (const ancestor of above) {
    const program = programsOf(origins, ancestor).find(({ kind }) => kind !== 'assistant')
    if (program) return { ...knownAs(program), evidence: `its ancestor ${placeOf(ancestor)}` }
  }
  return undefined
}

function byMark(origins: Origins, { environment, owner }: Traces): Known | undefined {
  const marked = programsMarked(origins, environment)
  const found = order
    .map((kind) => marked.find(({ program }) => program.kind === kind))
    .find((one) => one !== undefined)
  return found && { ...knownAs(found.program), evidence: `${found.mark} in ${owner}` }
}

/** systemd says so to what it starts; below a terminal it said it to that. */
function byService({ above, environment, owner }: Traces): Known | undefined {
  const isSetBySystemd = environment.some((variable) => variable.startsWith('INVOCATION_ID='))
  return above.length === 0 && isSetBySystemd
    ? { kind: 'service', program: 'systemd', evidence: `INVOCATION_ID in ${owner}` }
    : undefined
}

const byTerminal = ({ atTerminal }: Traces): Known =>
  atTerminal ? { kind: 'terminal', evidence: 'its controlling terminal' } : { kind: 'unknown' }

function knownAs({ kind, name }: OriginProgram): Pick<Known, 'kind' | 'program'> {
  return kind === 'assistant' ? { kind: 'unknown' } : { kind, program: name }
}

function launchedBy(origins: Origins, { above, environment, owner }: Traces): Assistant[] {
  const found = new Map<string, string>()
  for (const ancestor of above) {
    const program = ofKind(programsOf(origins, ancestor))
    if (program && !found.has(program.name)) found.set(program.name, `its ancestor ${placeOf(ancestor)}`)
  }
  for (const { program, mark } of programsMarked(origins, environment))
    if (program.kind === 'assistant' && !found.has(program.name))
      found.set(program.name, `${mark} in ${owner}`)
  return [...found].map(([name, evidence]) => ({ name, did: 'launched', evidence }))
}

function writtenBy(
  origins: Origins,
  authors: Authors,
  { script }: RunStartedLine,
  text: string | undefined,
): Assistant[] {
  const author = script.path === undefined ? undefined : authors.of(script.path)
  const seen: Assistant[] = author
    ? [{ name: author.name, did: 'wrote', evidence: `its run ${author.run} wrote the file` }]
    : []
  const said = programsNamed(origins, text ?? '').filter(({ program }) => program.name !== author?.name)
  return [
    ...seen,
    ...said.map(
      ({ program, line }): Assistant => ({
        name: program.name,
        did: 'wrote',
        evidence: `line ${line} of the script says so`,
      }),
    ),
  ]
}

const nameOf = (path: string): string =>
  path
    .replace(/ \(deleted\)$/, '')
    .split(/[\\/]/)
    .at(-1) || '(hidden)'
const placeOf = ({ executable, pid }: Ancestor): string => `${nameOf(executable).slice(0, 80)} (pid ${pid})`
