// What a package is able to do, by when it does it; and what a newer version is able to do that the older was not.

import type { Program } from './analyseContents.ts'
import type { Role } from './roles.ts'

/** `role capability` → what is reached by it, as far as the text tells, and one place. */
export type Capabilities = Readonly<
  Record<string, { role: Role; does: string; targets: string[]; file: string; line: number }>
>

const most = 12

export function capabilitiesOf(programs: readonly Program[]): Capabilities {
  const found: Record<string, Capabilities[string]> = {}
  for (const { path, role, analysis } of programs)
    for (const { does, targets, line } of analysis.facts) {
      const known = found[`${role} ${does}`] ?? { role, does, targets: [], file: path, line }
      known.targets = [...new Set([...known.targets, ...targets])].slice(0, most)
      found[`${role} ${does}`] = known
    }
  return found
}

export type CapabilityDifference = {
  kind: 'new' | 'gone' | 'new-targets'
  role: Role
  does: string
  targets: string[]
  file: string
  line: number
}

/** New abilities first: they are what an update has to answer for. */
export function capabilityDifference(before: Capabilities, after: Capabilities): CapabilityDifference[] {
  const differences = Object.entries(after).flatMap(([key, now]): CapabilityDifference[] => {
    const old = before[key]
    if (!old) return [{ kind: 'new', ...now }]
    const targets = now.targets.filter((each) => !old.targets.includes(each))
    return targets.length > 0 ? [{ ...now, kind: 'new-targets', targets }] : []
  })
  const gone = Object.entries(before).flatMap(([key, old]) =>
    key in after ? [] : [{ ...old, kind: 'gone' as const }],
  )
  const rank = { new: 0, 'new-targets': 1, gone: 2 } as const
  return [...differences, ...gone].sort((a, b) => rank[a.kind] - rank[b.kind])
}
