// Alerts, and what people decide of them.

import { z } from 'zod'
import { addresses } from '../addresses.ts'
import { alertDeedSchema, alertDetailSchema, alertFilterSchema, alertListSchema } from '../alerts.ts'
import { operation, page } from './operation.ts'

/** An alert's id, or its first six or more characters. */
const alertParams = z.strictObject({ id: z.string().regex(/^[0-9a-f]{6,16}$/, 'not an alert') })

export const alertOperations = {
  alerts: operation({
    ...addresses.alerts,
    summary: 'Alerts, the highest risk first.',
    caller: 'operator',
    query: z.strictObject({ ...alertFilterSchema.shape, limit: page.limit }),
    response: alertListSchema,
  }),
  alert: operation({
    ...addresses.alert,
    summary: 'One alert with its history and who was told of it.',
    caller: 'operator',
    params: alertParams,
    response: alertDetailSchema,
  }),
  changeAlert: operation({
    ...addresses.changeAlert,
    summary: 'Acknowledges, resolves, archives, expects, reopens, assigns or comments an alert.',
    caller: 'operator',
    params: alertParams,
    body: alertDeedSchema,
    response: alertDetailSchema,
  }),
} as const
