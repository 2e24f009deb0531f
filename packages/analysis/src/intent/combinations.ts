// Abilities that mean harm together: only when the same function (or the module's body) has them all.
import type { AbilityNote, Machine, Place } from '../interpret/machine.ts'

type Combination = { rule: string; place: Place; detail: string }

export const combinationsIn = (machine: Machine): Combination[] => {
  const scopes = new Map<string, AbilityNote[]>()
  for (const ability of machine.notes.abilities) {
    const key = `${ability.file}:${ability.scope}`
    const list = scopes.get(key)
    if (list) list.push(ability)
    else scopes.set(key, [ability])
  }
  const rules = machine.index.knowledge.rules.filter((rule) => rule.when.together)
  const together = rules.flatMap((rule) => {
    for (const abilities of scopes.values()) {
      const found = (rule.when.together ?? []).map((wanted) =>
        abilities.find((ability) => ability.does === wanted),
      )
      const last = found.at(-1)
      if (last && found.every((ability) => ability !== undefined)) {
        return [{ rule: rule.id, place: last, detail: found.map((ability) => ability?.callee).join(', ') }]
      }
    }
    return []
  })
  return [...together, ...droppedAndRun(machine)]
}

const FETCHED = new Set(['http-response', 'download', 'socket'])

/** A file is written with what came from the network, and a program is started by that very name. */
const droppedAndRun = (machine: Machine): Combination[] => {
  const names = [...machine.files]
    .filter(([, taints]) => taints.some((taint) => FETCHED.has(taint.origin.kind)))
    .map(([name]) => name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
    .filter((name) => name.length > 1)
  return machine.notes.abilities
    .filter(
      ({ does, targets }) =>
        (does === 'process.start' || does === 'library.load') &&
        targets.some((target) => names.some((name) => target.includes(name))),
    )
    .map((ability) => ({ rule: 'file-dropped-and-run', place: ability, detail: ability.callee }))
}
