// Process Activity 1007: interpreters that begin and end, and the programs that a Run starts.

import type { EventOf } from '@sentinel/contract'
import { baseName, file, milliseconds, processOf, startedProcess } from '../objects.ts'
import type { Attributes, OcsfClass } from '../ocsf.ts'

const launch = { spawn: 1, fork: 2, exec: 3 } as const
const captions = { spawn: 'Spawn', fork: 'Fork', exec: 'Exec' } as const

/** How a process came about, by the Python function that made it. */
function launchOf(how: string): keyof typeof launch {
  if (/fork/.test(how)) return 'fork'
  return /exec/.test(how) ? 'exec' : 'spawn'
}
const launchType = (how: string) => {
  const kind = launchOf(how)
  return { launch_type_id: launch[kind], launch_type: captions[kind] }
}

/** Its number is not known to who asked for it: it is named by the act, so that it has an identity at all. */
function child(event: EventOf<'process.started' | 'process.replaced'>, n: number): Attributes {
  const program = event.executable ?? event.argv[0] ?? event.how
  return {
    uid: `${event.run} ${n}`,
    name: baseName(program),
    cmd_line: event.argv.join(' '),
    file: file(program),
    parent_process: { uid: event.run },
  }
}

const outcomes = {
  succeeded: { status_id: 1, status: 'Success' },
  failed: { status_id: 2, status: 'Failure' },
  killed: { status_id: 2, status: 'Failure' },
  replaced: { status_id: 1, status: 'Success' },
  ended: { status_id: 0, status: 'Unknown' },
} as const

export const processActivity = {
  uid: 1007,
  caption: 'Process Activity',
  activities: { 1: 'Launch', 2: 'Terminate' },
  tells: {
    'run.started': (event) => ({
      activity: 1,
      attributes: {
        process: startedProcess(event),
        actor: {
          process: { pid: event.parentPid, ...(event.parentRun ? { uid: event.parentRun } : {}) },
          user: { name: event.account.name },
        },
        ...launchType(event.mode === 'fork' ? 'fork' : 'spawn'),
      },
    }),
    'run.ended': (event, { run }) => ({
      activity: 2,
      attributes: {
        process: {
          ...(run ? processOf(run) : { uid: event.run }),
          terminated_time: milliseconds(event.time),
        },
        ...(event.exitCode === undefined ? {} : { exit_code: event.exitCode }),
        duration: Math.round(event.durationMs),
        ...outcomes[event.outcome],
        ...(event.exception === undefined ? {} : { status_detail: event.exception }),
        ...(event.signal === undefined ? {} : { status_code: event.signal }),
      },
      unmapped: {
        outcome: event.outcome,
        witness: event.witness,
        cpuUserMs: event.cpuUserMs,
        cpuSystemMs: event.cpuSystemMs,
        peakMemoryBytes: event.peakMemoryBytes,
      },
    }),
    'process.started': (event, { n }) => ({
      activity: 1,
      attributes: { process: child(event as EventOf<'process.started'>, n), ...launchType(event.how) },
      unmapped: { how: event.how },
    }),
    'process.replaced': (event, { n }) => ({
      activity: 1,
      attributes: { process: child(event as EventOf<'process.replaced'>, n), ...launchType('exec') },
      unmapped: { how: event.how },
    }),
  },
} satisfies OcsfClass
