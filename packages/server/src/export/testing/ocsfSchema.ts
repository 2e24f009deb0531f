// For tests: the official schema of OCSF 1.8.0, compiled (PyPI `ocsf-json-schema`, MIT; the schema itself is Apache-2.0),
// and what it has against an event: unknown, missing and deprecated attributes, types, formats, enumerations and their
// captions, and the constraints of classes and objects.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fetched } from './fetched.ts'

type Attribute = {
  type: string
  object_type?: string
  is_array?: boolean
  requirement: 'required' | 'recommended' | 'optional'
  enum?: Record<string, { caption: string }>
  sibling?: string
  '@deprecated'?: object
}
type Constraints = { at_least_one?: string[]; just_one?: string[] }
type Shape = { attributes: Record<string, Attribute>; constraints?: Constraints; name: string }
type Class = Shape & { uid: number; caption: string; category_name?: string }
type DataType = {
  type?: string
  regex?: string
  max_len?: number
  range?: [number, number]
  values?: unknown[]
}
type Schema = {
  version: string
  classes: Record<string, Class>
  objects: Record<string, Shape>
  dictionary: { types: { attributes: Record<string, DataType> } }
}

/** Attributes that a class has by a profile alone. The compiled schema folds profiles in and forgets which is whose. */
const ofProfile: Record<string, string> = {
  cloud: 'cloud',
  osint: 'osint',
  action_id: 'security_control',
  disposition_id: 'security_control',
  ai_model: 'ai_operation',
  message_context: 'ai_operation',
}

/** What is wrong with an event as it goes over the wire; nothing where the schema takes it. */
export function loadOcsfSchema(): (sent: object) => string[] {
  const folder = fetched('ocsf-json-schema==1.2.0')
  const schema = JSON.parse(readFileSync(join(folder, 'ocsf_json_schema/ocsf/1.8.0.json'), 'utf8')) as Schema
  const classes = new Map(Object.values(schema.classes).map((one) => [one.uid, one]))
  return (sent) => {
    const event = JSON.parse(JSON.stringify(sent)) as Members & {
      class_uid: number
      metadata: { profiles?: string[] }
    }
    const shape = classes.get(event.class_uid)
    if (!shape) return [`there is no class ${event.class_uid}`]
    const faults = faultsOfShape(
      { schema, profiles: event.metadata.profiles ?? [] },
      shape.name,
      event,
      shape,
    )
    if (event.class_name !== shape.caption) faults.push(`class_name: it is called ${shape.caption}`)
    if (shape.category_name && event.category_name !== shape.category_name)
      faults.push(`category_name: it is called ${shape.category_name}`)
    return faults
  }
}

type Members = Record<string, unknown>
type Within = { schema: Schema; profiles: readonly string[] }

function faultsOfShape(within: Within, place: string, value: Members, shape: Shape): string[] {
  const isOf = (name: string) => ofProfile[name] === undefined || within.profiles.includes(ofProfile[name])
  const missing = Object.entries(shape.attributes)
    .filter(([name, { requirement }]) => requirement === 'required' && !(name in value) && isOf(name))
    .map(([name]) => `${place}.${name}: missing`)
  const wrong = Object.entries(value).flatMap(([name, one]) => {
    const attribute = shape.attributes[name]
    if (!attribute) return [`${place}.${name}: not an attribute of ${shape.name}`]
    if (attribute['@deprecated']) return [`${place}.${name}: deprecated`]
    if (!isOf(name)) return [`${place}.${name}: its profile ${ofProfile[name]} is not named`]
    return [
      ...faultsOfValue(within, `${place}.${name}`, one, attribute),
      ...faultsOfCaption(place, value, name, attribute),
    ]
  })
  return [...missing, ...wrong, ...faultsOfConstraints(place, value, shape.constraints)]
}

function faultsOfValue(within: Within, place: string, value: unknown, attribute: Attribute): string[] {
  if (attribute.is_array) {
    if (!Array.isArray(value)) return [`${place}: no array`]
    const single = { ...attribute, is_array: false }
    return value.flatMap((one, index) => faultsOfValue(within, `${place}[${index}]`, one, single))
  }
  if (attribute.type === 'object_t')
    return faultsOfObject(within, place, value, attribute.object_type as string)
  const type = within.schema.dictionary.types.attributes[attribute.type]
  if (!type) return [`${place}: unknown type ${attribute.type}`]
  if (!isOfType(value, type.type ?? attribute.type))
    return [`${place}: ${JSON.stringify(value)} is no ${attribute.type}`]
  return [...faultsOfFormat(place, value, type), ...faultsOfEnum(place, value, attribute)]
}

function faultsOfObject(within: Within, place: string, value: unknown, type: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place}: no object`]
  if (type === 'object') return [] // the generic one: anything may be in it
  const shape = within.schema.objects[type]
  return shape ? faultsOfShape(within, place, value as Members, shape) : [`${place}: unknown ${type}`]
}

const kinds: Record<string, (value: unknown) => boolean> = {
  json_t: () => true,
  string_t: (value) => typeof value === 'string',
  boolean_t: (value) => typeof value === 'boolean',
  float_t: (value) => typeof value === 'number',
  integer_t: Number.isSafeInteger,
  long_t: Number.isSafeInteger,
}
const isOfType = (value: unknown, base: string) => kinds[base]?.(value) ?? false

const patterns = new Map<string, RegExp>()
function patternOf(text: string): RegExp {
  const pattern = patterns.get(text) ?? new RegExp(text)
  patterns.set(text, pattern)
  return pattern
}

function faultsOfFormat(place: string, value: unknown, { regex, max_len, range }: DataType): string[] {
  const faults: string[] = []
  if (regex && !patternOf(regex).test(value as string)) faults.push(`${place}: not as its type is written`)
  if (max_len && (value as string).length > max_len) faults.push(`${place}: too long`)
  const [least, most] = range ?? [-Infinity, Infinity]
  if (typeof value === 'number' && (value < least || value > most)) faults.push(`${place}: out of range`)
  return faults
}

function faultsOfEnum(place: string, value: unknown, attribute: Attribute): string[] {
  if (!attribute.enum || String(value) in attribute.enum) return []
  return [`${place}: ${String(value)} is not one of ${Object.keys(attribute.enum).join(', ')}`]
}

/** `severity_id: 4` goes with `severity: "High"`. What is mapped to 99 bears the source's own word. */
function faultsOfCaption(place: string, value: Members, name: string, attribute: Attribute): string[] {
  const { enum: words, sibling, type } = attribute
  if (!words || !sibling || type === 'string_t' || value[name] === 99) return []
  const said = value[sibling]
  const caption = words[String(value[name])]?.caption
  return said === undefined || said === caption
    ? []
    : [`${place}.${sibling}: ${String(said)} is called ${caption}`]
}

function faultsOfConstraints(place: string, value: object, constraints: Constraints = {}): string[] {
  const count = (names: string[]) => names.filter((name) => name in value).length
  const { at_least_one: some, just_one: one } = constraints
  return [
    ...(some && count(some) === 0 ? [`${place}: none of ${some.join(', ')}`] : []),
    ...(one && count(one) !== 1 ? [`${place}: not just one of ${one.join(', ')}`] : []),
  ]
}
