// What crosses a boundary: vocabulary, inbox, evidence, operations, errors.
export * from './client.ts'
export * from './errors.ts'
export * from './events.ts'
export * from './evidence.ts'
export * from './inbox.ts'
export * from './openapi.ts'
export * from './operations.ts'
export * from './runs.ts'
