// Untrusted data at a sink: which of it is dangerous there, and the note that is made of it.
import type { Argument, SinkModel } from '../knowledge.ts'
import { readContents } from '../values/store.ts'
import { knownPrefix, taintsBehindLiteral } from '../values/text.ts'
import { soleText, type Taint, type Value } from '../values/value.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { allHold } from './conditions.ts'
import { deepTaints, isContainer, itemsOf } from './containers.ts'
import { isHarmlessFor, type Machine, note, placeOf, taintOf } from './machine.ts'

/** Looks at the argument a sink model names. `path` is the callee's dotted path. */
export const checkSink = (machine: Machine, sink: SinkModel, path: string, site: CallSite): void => {
  const value = argumentOf(site, sink.argument)
  if (value === null || !allHold(machine, sink.when, site)) return
  const taints = dangerous(machine, sink, value, site)
  reportFlows(machine, { sink: sink.kind, callee: path, node: site.node, value }, taints)
}

const dangerous = (machine: Machine, sink: SinkModel, value: Value, site: CallSite): readonly Taint[] => {
  switch (sink.form) {
    case 'words':
      return commandTaints(machine, value, site, sink.argument)
    case 'url':
      return hasFixedHost(value) ? [] : deepTaints(machine, value)
    case 'whole':
      return wholesIn(machine, value)
    case 'program':
      return programTaints(machine, value)
    case 'part':
      return taintsBehindLiteral(value)
    default:
      return deepTaints(machine, value)
  }
}

/** `https://host/…` and `/…` with a fixed beginning leave no choice of the host. */
export const hasFixedHost = (value: Value): boolean =>
  /^[a-z+]+:\/\/[^/?#]+[/?#]|^\/[^/\\]|^[?#]/i.test(knownPrefix(value)) || hasOwnBeginning(value)

/** `BASE + '/items/' + text`: the host is whatever the script's own setting or function says. */
const hasOwnBeginning = (value: Value): boolean => {
  const [atom, other] = value.atoms
  if (atom?.kind !== 'text' || other) return false
  const [first, next] = atom.parts
  return (
    typeof first === 'object' && first.taints.length === 0 && typeof next === 'string' && /^[/?#]/.test(next)
  )
}

/** `data=os.environ`, `json={'env': os.environ}`, `f'{os.environ}'`: all of it, and not one variable. */
const wholesIn = (machine: Machine, value: Value, levels = 2): readonly Taint[] =>
  value.atoms.flatMap((atom) => {
    if (atom.kind === 'symbol') {
      const kind = machine.index.wholeOf.get(atom.path)
      const [held] = value.taints
      return kind && held ? [{ ...held, origin: taintOf(machine, kind, held.origin, atom.path).origin }] : []
    }
    if (levels === 0) return []
    if (atom.kind === 'text') {
      const holes = atom.parts.filter((part) => typeof part !== 'string')
      return holes.flatMap((part) => [...wholesIn(machine, part, levels - 1)])
    }
    if (!isContainer(atom)) return []
    const { items, entries } = readContents(machine.store, atom.id)
    const held = [...(items ?? []), ...(entries?.values() ?? [])].slice(0, 40)
    return held.flatMap((each) => [...wholesIn(machine, each, levels - 1)])
  })

const SHELLS =
  /(^|[\\/])(ba|da|z|k)?sh$|cmd(\.exe)?$|powershell(\.exe)?$|pwsh$|python[\d.]*(\.exe)?$|perl$|ruby$|node$/i
const COMMAND_FLAGS = /^(-c|\/c|\/k|-e|-command|-enc|-encodedcommand|-lc|-ic)$/i

/** In a list of program words, what stands behind an interpreter's command flag is run as code. */
const commandTaints = (
  machine: Machine,
  value: Value,
  site: CallSite,
  argument: Argument,
): readonly Taint[] => {
  // `execl('/bin/sh', 'sh', '-c', text)` gives the words one by one.
  const spread = typeof argument === 'number' ? site.args.slice(argument) : []
  const items = itemsOf(machine, value) ?? (spread.length > 1 ? spread : null)
  if (!items) return []
  const words = items.map((item) => soleText(item)?.value ?? null)
  const flag = words.findIndex((word) => word !== null && COMMAND_FLAGS.test(word))
  const isShell = flag > 0 && words.slice(0, flag).some((word) => word === null || SHELLS.test(word))
  const risky = items.filter((_item, place) => isShell && place > flag)
  return risky.flatMap((item) => [...deepTaints(machine, item)])
}

/** What is started: the whole of a text, the first of a list. */
const programTaints = (machine: Machine, value: Value): readonly Taint[] => {
  const items = itemsOf(machine, value)
  if (items) return items[0] ? deepTaints(machine, items[0]) : []
  return value.atoms.some((atom) => atom.kind === 'list' || atom.kind === 'tuple') ? [] : value.taints
}

export type Arrival = { sink: string; callee: string; node: { at: number; end: number }; value: Value }

/** Notes each taint that no sanitizer and no check made harmless for this kind of sink. */
export const reportFlows = (machine: Machine, arrival: Arrival, taints: readonly Taint[]): void => {
  const { sink, callee, node, value } = arrival
  for (const taint of taints) {
    if (isHarmlessFor(machine, taint, sink)) continue
    const place = placeOf(machine, node)
    note(machine, 'flows', `f${place.file}:${place.at}:${sink}:${taint.origin.id}`, {
      ...place,
      sink,
      callee,
      taint,
      argument: value,
    })
  }
}
