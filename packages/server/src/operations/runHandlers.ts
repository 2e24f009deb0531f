// Handlers of Runs, their Scripts and Findings.

import { listFindings } from '../findings/listFindings.ts'
import { runFacets } from '../runs/facets.ts'
import { listRuns } from '../runs/listRuns.ts'
import { runEvents } from '../runs/runEvents.ts'
import { showRun } from '../runs/showRun.ts'
import { listScripts } from '../scripts/listScripts.ts'
import { showScript } from '../scripts/showScript.ts'
import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'

type Answered = 'runs' | 'runFacets' | 'run' | 'runEvents' | 'findings' | 'scripts' | 'script'

export function runHandlers(deps: HandlerDeps): Pick<Handlers, Answered> {
  const { evidence, control } = deps
  return {
    runs: ({ query }) => listRuns(evidence, query),
    runFacets: ({ query }) => runFacets(evidence, query),
    run: ({ params }) => showRun({ evidence, control }, params.id),
    runEvents: ({ params, query }) => runEvents(evidence, params.id, query),
    findings: ({ query }) => listFindings(evidence, query),
    scripts: ({ query }) => listScripts(evidence, query),
    script: ({ params }) => showScript(evidence, params.hash),
  }
}
