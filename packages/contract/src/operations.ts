// Every operation of the server, once: the server registers it, console and CLI call it, OpenAPI is derived from it.

import type { z } from 'zod'
import { alertOperations } from './operations/alerts.ts'
import { endpointOperations } from './operations/endpoints.ts'
import { evidenceOperations } from './operations/evidence.ts'
import { exportOperations } from './operations/exports.ts'
import { inventoryOperations } from './operations/inventory.ts'
import { overviewOperations } from './operations/overview.ts'
import { policyOperations } from './operations/policies.ts'
import { runOperations } from './operations/runs.ts'
import { serverOperations } from './operations/server.ts'

export type { Caller, Operation } from './operations/operation.ts'

export const operations = {
  ...serverOperations,
  ...endpointOperations,
  ...evidenceOperations,
  ...exportOperations,
  ...runOperations,
  ...inventoryOperations,
  ...overviewOperations,
  ...alertOperations,
  ...policyOperations,
} as const

export type OperationName = keyof typeof operations
export type ParamsOf<N extends OperationName> = z.output<(typeof operations)[N]['params']>
export type QueryOf<N extends OperationName> = z.output<(typeof operations)[N]['query']>
export type QueryInput<N extends OperationName> = z.input<(typeof operations)[N]['query']>
export type BodyOf<N extends OperationName> = z.output<(typeof operations)[N]['body']>
export type ResponseOf<N extends OperationName> = z.output<(typeof operations)[N]['response']>
