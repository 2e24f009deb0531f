// Handlers of exports: destinations, and how far each one is.

import type { HandlerDeps } from './handlerDeps.ts'
import type { Handlers } from './handlers.ts'

type Answered = 'exports' | 'addExport' | 'removeExport' | 'testExport'

export function exportHandlers({ exporter }: HandlerDeps): Pick<Handlers, Answered> {
  return {
    exports: async () => ({ exports: await exporter.list() }),
    addExport: ({ body, operator }) => exporter.add(body.settings, body.from, operator),
    removeExport: ({ params }) => exporter.remove(params.name),
    testExport: ({ params }) => exporter.test(params.name),
  }
}
