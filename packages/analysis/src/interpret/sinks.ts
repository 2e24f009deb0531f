// Untrusted data at a sink: which of it is dangerous there, and the note that is made of it.
import type { SinkModel } from '../knowledge.ts'
import { clearedBy } from '../values/store.ts'
import { knownPrefix, taintsBehindLiteral } from '../values/text.ts'
import { soleText, type Taint, type Value } from '../values/value.ts'
import { argumentOf, type CallSite } from './callSite.ts'
import { allHold } from './conditions.ts'
import { deepTaints, itemsOf } from './containers.ts'
import { type Machine, note, placeOf } from './machine.ts'

/** Looks at the argument a sink model names. `path` is the callee's dotted path. */
export const checkSink = (machine: Machine, sink: SinkModel, path: string, site: CallSite): void => {
  const value = argumentOf(site, sink.argument)
  if (value === null || !allHold(machine, sink.when, site)) return
  const taints = dangerous(machine, sink, value)
  reportFlows(machine, { sink: sink.kind, callee: path, node: site.node, value }, taints)
}

const dangerous = (machine: Machine, sink: SinkModel, value: Value): readonly Taint[] => {
  switch (sink.form) {
    case 'words':
      return commandTaints(machine, value)
    case 'url':
      return hasFixedHost(value) ? [] : deepTaints(machine, value)
    case 'program':
      return programTaints(machine, value)
    case 'part':
      return taintsBehindLiteral(value)
    default:
      return deepTaints(machine, value)
  }
}

/** `https://host/…` and `/…` with a fixed beginning leave no choice of the host. */
const hasFixedHost = (value: Value): boolean =>
  /^[a-z+]+:\/\/[^/?#]+[/?#]|^\/[^/\\]|^[?#]/i.test(knownPrefix(value))

const SHELLS =
  /(^|[\\/])(ba|da|z|k)?sh$|cmd(\.exe)?$|powershell(\.exe)?$|pwsh$|python[\d.]*(\.exe)?$|perl$|ruby$|node$/i
const COMMAND_FLAGS = /^(-c|\/c|\/k|-e|-command|-enc|-encodedcommand|-lc|-ic)$/i

/** In a list of program words, what stands behind an interpreter's command flag is run as code. */
const commandTaints = (machine: Machine, value: Value): readonly Taint[] => {
  const items = itemsOf(machine, value)
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
    if (isCleared(taint.cleared, sink) || isCleared(clearedBy(machine.store, taint.origin.id), sink)) continue
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

const isCleared = (cleared: readonly string[], sink: string) =>
  cleared.includes('*') || cleared.includes(sink)
