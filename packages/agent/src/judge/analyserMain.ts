// The analysing process: the key first, then one text after the other; ends when the agent lets go of it or is gone.

import { createAnalysisPool } from '@sentinel/scanner'
import type { AnalyserAnswer, AnalyserRequest, AnalyserStart } from './analyser.ts'
import { judgedOf } from './judged.ts'
import { keptKnowledge } from './keptKnowledge.ts'

/** What a hostile text may cost at most. Every text of a workstation that was tried took less than a tenth of it. */
const limits = { timeoutMs: 10_000, heapMb: 384 } as const

process.on('disconnect', () => process.exit(0))
process.once('message', ({ secretKey, engine, compiled }: AnalyserStart) => {
  const knowledge = keptKnowledge(compiled, engine)
  const pool = createAnalysisPool({ size: 1, knowledge, secretKey, ahead: true, ...limits })

  async function answer({ script, ...request }: AnalyserRequest): Promise<AnalyserAnswer> {
    const began = performance.now()
    const outcome = await pool.analyse(request)
    if (outcome.kind === 'given-up') return outcome
    const durationMs = Math.round((performance.now() - began) * 10) / 10
    const judged = judgedOf(outcome.analysis, { script, engine, durationMs })
    return { kind: 'judged', judged, locals: outcome.locals }
  }

  process.on('message', async (request: AnalyserRequest) => {
    process.send?.(await answer(request))
  })
})
