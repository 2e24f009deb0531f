// OpenAPI 3.1 from the operations: the document that other programs integrate by.

import { z } from 'zod'
import type { Operation } from './operations/operation.ts'
import { operations } from './operations.ts'

type Json = Record<string, unknown>

/** The whole document; `version` is the product's. */
export function openApi(version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [name, operation] of Object.entries(operations) as [string, Operation][]) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(name, operation) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Sentinel', version, description: 'Python runs of an organisation, as evidence.' },
    paths,
    components: { securitySchemes: { operator: { type: 'http', scheme: 'bearer' } } },
  }
}

function describe(name: string, operation: Operation): Json {
  return {
    operationId: name,
    summary: operation.summary,
    parameters: [...parametersOf(operation.params, 'path'), ...parametersOf(operation.query, 'query')],
    ...requestBody(operation),
    responses: {
      200: {
        description: 'As asked.',
        content: { [answerType(operation)]: { schema: schemaOf(operation.response, 'output') } },
      },
      default: {
        description: 'RFC 9457 problem details.',
        content: { 'application/problem+json': { schema: { type: 'object' } } },
      },
    },
    ...(operation.caller === 'operator' ? { security: [{ operator: [] }] } : {}),
  }
}

function parametersOf(schema: z.ZodType, place: 'path' | 'query'): Json[] {
  const object = schemaOf(schema, 'input') as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(object.properties ?? {}).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || (object.required ?? []).includes(name),
    schema: property,
  }))
}

function requestBody(operation: Operation): Json {
  if (operation.method === 'GET') return {}
  if (operation.carries?.request === 'binary')
    return {
      requestBody: { content: { 'application/zstd': { schema: { type: 'string', format: 'binary' } } } },
    }
  return { requestBody: { content: { 'application/json': { schema: schemaOf(operation.body, 'input') } } } }
}

const answerType = (operation: Operation) =>
  operation.carries?.response === 'events' ? 'text/event-stream' : 'application/json'

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json
  return rest
}
