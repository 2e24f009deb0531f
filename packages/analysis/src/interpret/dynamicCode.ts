// Code inside strings: what is executed is analysed like the script itself, in the same state, layer by layer.

import { bindingsOf } from '../scopes/locals.ts'
import type { Expr, Stmt } from '../tree/ast.ts'
import { soleAtom, soleText, UNKNOWN, type Value } from '../values/value.ts'
import { bytesOf } from './builtinIntrinsics.ts'
import { evaluate } from './evaluate.ts'
import { type Machine, note, placeOf } from './machine.ts'
import { observe } from './observations.ts'
import { executeBlock } from './statements.ts'

/** Runs folded code as `exec` (statements) or `eval` (an expression) would. Unknown code has no value here. */
export const runCode = (
  machine: Machine,
  value: Value,
  node: { at: number; end: number },
  how: 'exec' | 'eval',
): Value => {
  const spelled = soleAtom(value)?.kind === 'list' ? bytesOf(machine, value) : null
  const text = spelled === null ? soleText(value) : { value: spelled, bytes: true }
  if (!text || text.value.trim() === '') return UNKNOWN
  const code = text.bytes ? Buffer.from(text.value, 'latin1').toString('utf8') : text.value
  const layer = freshLayer(machine, node, code)
  if (layer === null) return UNKNOWN
  if (machine.notes.layers.length >= machine.limits.maxLayers) {
    machine.incomplete.add('there are too many layers of code')
    return UNKNOWN
  }
  const decoders = decodings(machine, text.value)
  note(machine, 'layers', layer, { ...placeOf(machine, node), layer, code, how: [...decoders, how] })
  if (decoders.length > 0 || isHidden(machine, code))
    observe(machine, 'hidden-code', node, decoders.join(', ') || 'pieces')
  return runLayer(machine, layer, how === 'eval' ? code.trimStart() : code)
}

/** Whether the code's words cannot be read in the text that runs it: spelled in numbers, escapes, pieces or backwards. */
const isHidden = (machine: Machine, code: string): boolean => {
  const [root = ''] = machine.frame.file.split('#')
  const enclosing = [root, machine.frame.file].map((file) => machine.loaded.get(file)?.source.text ?? '')
  const words = [...new Set(code.match(/[A-Za-z_]{3,}/g) ?? [])].slice(0, 40)
  return (
    words.length > 0 &&
    words.filter((word) => enclosing.some((text) => text.includes(word))).length < words.length / 2
  )
}

const layerName = (machine: Machine, node: { at: number }): string =>
  `${machine.frame.file}#${machine.callStack.length === 0 ? '' : `${machine.frame.fn?.name ?? ''}@`}${node.at}`

/** A layer that runs itself is run once; what another call at the same place runs is another. */
const freshLayer = (machine: Machine, node: { at: number; end: number }, code: string): string | null => {
  const name = layerName(machine, node)
  const known = machine.loaded.get(name)
  if (!known) return name
  const other = `${name}.${node.end}`
  return known.source.text === code || machine.loaded.has(other) ? null : other
}

/** The decoders that made the text, first applied first. */
const decodings = (machine: Machine, text: string): string[] => {
  const chain: string[] = []
  let at: string | undefined = text
  for (let depth = 0; at !== undefined && depth < 64; depth += 1) {
    const made = machine.decoded.get(at)
    if (made) chain.unshift(made.by)
    at = made?.from
  }
  return chain
}

const runLayer = (machine: Machine, layer: string, code: string): Value => {
  const loaded = machine.load({ path: layer, text: code })
  machine.loaded.set(layer, loaded)
  const { frame } = machine
  const { locals } = bindingsOf(loaded.module)
  // The layer binds its names where the call stands, but its places lie in its own text.
  machine.frame = { ...frame, file: layer, locals: new Set([...frame.locals, ...locals]) }
  if (frame.module === frame) machine.frame.module = machine.frame
  for (const name of locals) (frame.locals as Set<string>).add(name)
  const value = valueOfLayer(machine, loaded.module.body)
  machine.frame = frame
  return value
}

const valueOfLayer = (machine: Machine, body: readonly Stmt[]): Value => {
  const [only] = body
  if (body.length === 1 && only?.kind === 'Expression') return evaluate(machine, only.value as Expr)
  executeBlock(machine, body)
  return UNKNOWN
}

/** Remembers what a decoder made, for the chain that a finding shows. */
export const rememberDecoding = (machine: Machine, made: { by: string; from: string; to: string }): void => {
  if (made.to.length < 4 || machine.decoded.size > 2000) return
  machine.decoded.set(made.to, { by: made.by, from: made.from })
}
