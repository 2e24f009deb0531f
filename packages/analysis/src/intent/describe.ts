// What a script is for, from what it can do: statements backed by places in its text.
import type { AnalysisInput, Capability, CodePlace, Fact, Intent } from '../analysis.ts'
import { positionAt } from '../decode/source.ts'
import type { AbilityNote, Machine } from '../interpret/machine.ts'

export const describe = (
  machine: Machine,
  input: AnalysisInput,
): { facts: Fact[]; capabilities: Capability[]; intent: Intent } => {
  const facts = machine.notes.abilities.map((ability) => factOf(machine, ability))
  const capabilities = capabilitiesOf(facts, input)
  return { facts, capabilities, intent: intentOf(capabilities, input) }
}

const placeIn = (machine: Machine, { file, at }: { file: string; at: number }): CodePlace => {
  const source = machine.loaded.get(file)?.source
  return { file, ...(source ? positionAt(source, at) : { line: 1, column: 1 }) }
}

const factOf = (machine: Machine, ability: AbilityNote): Fact => ({
  ...placeIn(machine, ability),
  does: ability.does,
  callee: ability.callee,
  targets: ability.targets.map(withoutCredentials),
})

/** A connection string names its host without its password. */
const withoutCredentials = (target: string): string =>
  target.replace(/(:\/\/[^:/@\s]*):[^@\s]*@/, '$1:…@').slice(0, 200)

const capabilitiesOf = (facts: readonly Fact[], { knowledge }: AnalysisInput): Capability[] => {
  const grouped = new Map<string, Capability>()
  for (const fact of facts) {
    const known = grouped.get(fact.does)
    const says = knowledge.knowledge.capabilities[fact.does]?.says ?? fact.does
    const capability = known ?? { does: fact.does, says, targets: [], places: [] }
    capability.targets.push(
      ...fact.targets.filter((target) => target && !capability.targets.includes(target)),
    )
    const { file, line, column, cell } = fact
    capability.places.push({ file, line, column, ...(cell === undefined ? {} : { cell }) })
    grouped.set(fact.does, capability)
  }
  return [...grouped.values()]
}

const intentOf = (capabilities: readonly Capability[], { knowledge }: AnalysisInput): Intent => {
  const statements = capabilities.map((capability) => {
    const [target] = capability.targets
    return target ? `${capability.says} (${target})` : capability.says
  })
  const ofKind = (resource: string) =>
    capabilities
      .filter((capability) => knowledge.knowledge.capabilities[capability.does]?.resource === resource)
      .flatMap((capability) => (capability.targets.length > 0 ? capability.targets : [capability.says]))
  const summary =
    statements.length === 0
      ? 'Computes without touching files, network or other programs.'
      : `${sentence(statements)}.`
  return { summary, statements, sources: ofKind('source'), destinations: ofKind('destination') }
}

const sentence = (statements: readonly string[]): string => {
  const shown = statements.slice(0, 5)
  const text =
    shown.join(', ') +
    (statements.length > shown.length ? ` and ${statements.length - shown.length} more` : '')
  return text.charAt(0).toUpperCase() + text.slice(1)
}
