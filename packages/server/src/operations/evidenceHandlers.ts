// Handlers of records: how they come in and how they are proved.

import { showEvidence } from '../evidence/showEvidence.ts'
import { now } from '../now.ts'
import { exportEvidence } from '../proof/exportEvidence.ts'
import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'

type Answered = 'receiveSegment' | 'exportEvidence' | 'anchors' | 'makeAnchor' | 'evidence'

export function evidenceHandlers(deps: HandlerDeps): Pick<Handlers, Answered> {
  const { evidence, control } = deps
  return {
    receiveSegment: ({ params, body }) => deps.receiveSegment({ ...params, body }),
    exportEvidence: ({ query, operator }) =>
      exportEvidence({ evidence, control, key: deps.key, now }, query, operator),
    anchors: async () => ({ anchors: await deps.anchors.list() }),
    makeAnchor: () => deps.anchors.make(),
    evidence: ({ params }) => showEvidence({ evidence, control, serverKey: deps.key.publicKey }, params),
  }
}
