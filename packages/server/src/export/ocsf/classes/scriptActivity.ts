// Script Activity 1009: a Python text that is executed, as a whole or a cell of it. The text itself never is in it.

import { baseName, script, startedProcess } from '../objects.ts'
import type { OcsfClass } from '../ocsf.ts'

const nameless = { kind: 'none' } as const

export const scriptActivity = {
  uid: 1009,
  caption: 'Script Activity',
  activities: { 1: 'Execute' },
  tells: {
    'run.started': (event, { run }) => ({
      activity: 1,
      attributes: {
        script: script({
          uid: event.run,
          name: run?.scriptName ?? baseName(event.script.path ?? event.script.module ?? event.mode),
          parent: event.parentRun,
          script: event.script,
        }),
        actor: {
          process: startedProcess(event),
          user: { name: event.account.name },
        },
      },
      unmapped: { mode: event.mode, launch: event.launch, prefix: event.prefix, probe: event.probe },
    }),
    'cell.executed': ({ number, sha256, lines, durationMs, exception }, { run }) => ({
      activity: 1,
      attributes: {
        script: script({
          name: `${run?.scriptName ?? 'notebook'} cell ${number}`,
          parent: run?.id,
          script: { ...nameless, sha256 },
        }),
        ...(durationMs === undefined ? {} : { duration: Math.round(durationMs) }),
        ...(exception === undefined ? {} : { status_id: 2, status: 'Failure', status_detail: exception }),
      },
      unmapped: { lines },
    }),
    'code.executed': ({ name, sha256, bytes }, { run }) => ({
      activity: 1,
      attributes: { script: script({ name, parent: run?.id, script: { ...nameless, sha256, bytes } }) },
    }),
  },
} satisfies OcsfClass
