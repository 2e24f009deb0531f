// Names as Python resolves them: local, enclosing, global, builtin.
import { readCell, write } from '../values/store.ts'
import { type Frame, join, ofSymbol, UNKNOWN, type Value } from '../values/value.ts'
import { createId, type Machine } from './machine.ts'

/** Enclosing functions are searched from the inside out; class bodies are not part of that chain. */
const frameOf = (frame: Frame, name: string): Frame | null => {
  for (let at: Frame | null = frame; at !== null; at = at.enclosing) if (at.locals.has(name)) return at
  return null
}

export const cellOf = (machine: Machine, frame: Frame, name: string): number => {
  const known = frame.cells.get(name)
  if (known !== undefined) return known
  const id = createId(machine)
  frame.cells.set(name, id)
  return id
}

export const readName = (machine: Machine, name: string): Value => {
  const frame = frameOf(machine.frame, name)
  if (frame === null) return readUnbound(machine, name)
  const cell = frame.cells.get(name)
  const value = cell === undefined ? undefined : readCell(machine.store, cell)
  if (value === undefined) return frame === machine.frame.module ? readUnbound(machine, name) : UNKNOWN
  // Another function may have rebound it since.
  return frame.rebound.has(name) && machine.frame !== frame ? join(value, UNKNOWN) : value
}

/** A name that nothing bound: a star import's, a builtin's, or one that some function sets by `global`. */
const readUnbound = (machine: Machine, name: string): Value => {
  const { module } = machine.frame
  const cell = module.cells.get(name)
  const held = cell === undefined ? undefined : readCell(machine.store, cell)
  if (held) return held
  if (module.rebound.has(name)) return UNKNOWN
  if (BUILTINS.has(name)) return ofSymbol(`builtins.${name}`)
  const { models, sourceOf } = machine.index
  const path = (star: string) => `${star}.${name}`
  const star = module.stars.find((each) => models(path(each)).length > 0 || sourceOf(path(each)) !== null)
  if (star ?? module.stars[0]) return ofSymbol(path((star ?? module.stars[0]) as string))
  return ofSymbol(BUILTIN_MODULES[name] ?? machine.index.implied(name) ?? `builtins.${name}`)
}

// Names that a star import does not take over in practice.
const BUILTINS = new Set(
  (
    'abs all any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir ' +
    'divmod enumerate eval exec execfile exit filter float format frozenset getattr globals hasattr hash help hex id ' +
    'input int isinstance issubclass iter len list locals map max memoryview min next object oct open ord pow print ' +
    'property quit range raw_input repr reversed round set setattr slice sorted staticmethod str sum super tuple type ' +
    'unicode unichr vars xrange zip __import__ Exception ValueError TypeError KeyError'
  ).split(' '),
)

const BUILTIN_MODULES: Record<string, string> = { __builtins__: 'builtins', __builtin__: 'builtins' }

export const writeName = (machine: Machine, name: string, value: Value): void => {
  const frame = machine.frame.locals.has(name)
    ? machine.frame
    : (frameOf(machine.frame, name) ?? machine.frame.module)
  write(machine.store, cellOf(machine, frame, name), value)
}
