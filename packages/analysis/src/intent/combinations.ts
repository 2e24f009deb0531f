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
  return rules.flatMap((rule) => {
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
}
