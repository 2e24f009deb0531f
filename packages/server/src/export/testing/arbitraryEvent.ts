// For tests: any Event that the contract lets in, made from the contract's own schemas.

import { type Event, type EventType, eventSchema } from '@sentinel/contract'
import fc from 'fast-check'
import type { z } from 'zod'

type Definition = {
  type: string
  /** Of formats as `z.uuid()`. */
  pattern?: RegExp
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  options?: z.ZodType[]
  entries?: Record<string, string>
  values?: unknown[]
  keyType?: z.ZodType
  valueType?: z.ZodType
}

/** Members whose text must be read by others, and so is made to look like what it is. */
const words: Record<string, fc.Arbitrary<unknown>> = {
  time: fc.constantFrom('2026-01-31T08:15:00.123456Z', '1999-12-31T23:59:59.999Z'),
  since: fc.constant('2026-01-31T08:10:00.123456Z'),
  startedAt: fc.constant('2026-01-30T08:10:00.123456Z'),
  address: fc.constantFrom('192.0.2.7', '2001:db8::7', 'fe80::1%eth0', '/run/a.sock', ''),
  host: fc.constantFrom('api.example.org', '192.0.2.7', '::1', '', 'ä.example'),
}

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.constantFrom('', '/', 'C:\\Users\\ä\\b.py', '/home/ada/etl.py'),
)

const definitionOf = (schema: z.ZodType) => (schema as unknown as { _zod: { def: Definition } })._zod.def

const mostWrong = 10_000
const made = new Map<z.ZodType, fc.Arbitrary<unknown>>()

/** Each schema's once: the members that Events share are most of them. */
function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const known = made.get(schema)
  if (known) return known
  let wrong = 0
  const arbitrary = base(definitionOf(schema)).filter((value) => {
    const { success } = schema.safeParse(value)
    wrong = success ? 0 : wrong + 1
    // A schema that no value is found for would be looked for without end.
    if (wrong === mostWrong) throw new Error(`no value is found for ${JSON.stringify(definitionOf(schema))}`)
    return success
  })
  made.set(schema, arbitrary)
  return arbitrary
}

function base(definition: Definition): fc.Arbitrary<unknown> {
  const { innerType, element, options = [] } = definition
  switch (definition.type) {
    case 'string':
      return stringOf(definition)
    case 'number':
      return fc.oneof(fc.nat({ max: 900 }), fc.nat({ max: 70_000 }), fc.constant(1_700_000_000_123))
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constantFrom(...(definition.values ?? []))
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries ?? {}))
    case 'optional':
      return fc.option(arbitraryOf(innerType as z.ZodType), { nil: undefined })
    case 'nullable':
      return fc.option(arbitraryOf(innerType as z.ZodType))
    case 'default':
      return arbitraryOf(innerType as z.ZodType)
    case 'array':
      return fc.array(arbitraryOf(element as z.ZodType), { maxLength: 3 })
    case 'record':
      return recordOf(definition)
    case 'union':
      return fc.oneof(...options.map(arbitraryOf))
    case 'object':
      return objectOf(definition.shape ?? {})
    case 'undefined':
      return fc.constant(undefined)
    default:
      throw new Error(`no value is known for ${definition.type}`)
  }
}

/** A record whose keys are words of an enumeration has all of them. */
function recordOf({ keyType, valueType }: Definition): fc.Arbitrary<unknown> {
  const { type, entries = {} } = definitionOf(keyType as z.ZodType)
  const value = arbitraryOf(valueType as z.ZodType)
  if (type === 'enum') return fc.record(Object.fromEntries(Object.values(entries).map((key) => [key, value])))
  const keys = type === 'string' ? arbitraryOf(keyType as z.ZodType) : fc.constant('bytes')
  return fc.dictionary(keys as fc.Arbitrary<string>, value, { maxKeys: 2 })
}

function objectOf(shape: Record<string, z.ZodType>): fc.Arbitrary<unknown> {
  const members = Object.entries(shape).map(([name, schema]) => {
    const word = words[name]
    const isWord = word && schema.safeParse('2026-01-31T08:15:00.123456Z').success
    return [name, isWord ? word : arbitraryOf(schema)] as const
  })
  return fc.record(Object.fromEntries(members)).map(withoutAbsent)
}

const withoutAbsent = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined))

function stringOf(definition: Definition): fc.Arbitrary<unknown> {
  const { checks = [] } = definition as {
    checks?: { _zod: { def: { check: string; pattern?: RegExp; format?: string } } }[]
  }
  const patterns = [definition.pattern, ...checks.map(({ _zod }) => _zod.def.pattern)]
  const pattern = patterns.find((one) => one !== undefined)
  return pattern ? fc.stringMatching(pattern) : text
}

const schemas = new Map(
  eventSchema.options.map((schema) => [schema.shape.type.value as EventType, schema as unknown as z.ZodType]),
)
export const eventTypes = [...schemas.keys()]

export const arbitraryEvent = (type: EventType): fc.Arbitrary<Event> =>
  arbitraryOf(schemas.get(type) as z.ZodType) as fc.Arbitrary<Event>
