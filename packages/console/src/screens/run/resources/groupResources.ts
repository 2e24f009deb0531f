// The Resources of a Run by sort, each value once with everything that was done to it. Pure.

import { mostResources, type Resource } from '@sentinel/contract'
import type { ValueKind } from '../../../components/valueKinds.ts'

export type Group = {
  kind: ValueKind
  value: string
  acts: { act: string; count: number }[]
  count: number
  firstAt: string
  at: string | null
}

export const sections = [
  { id: 'packages', title: 'Packages', one: 'package', kinds: ['package'] },
  { id: 'files', title: 'Files', one: 'file', kinds: ['file'] },
  { id: 'hosts', title: 'Hosts', one: 'host', kinds: ['host', 'socket'] },
  { id: 'models', title: 'AI models', one: 'AI model', kinds: ['model'] },
  { id: 'data', title: 'Tables', one: 'table', kinds: ['data'] },
  { id: 'databases', title: 'Databases', one: 'database', kinds: ['database'] },
  { id: 'operations', title: 'Web requests', one: 'web request', kinds: ['operation'] },
  { id: 'storage', title: 'Cloud storage', one: 'cloud storage place', kinds: ['storage'] },
  { id: 'mail', title: 'Mail', one: 'mail', kinds: ['mail'] },
  { id: 'desktop', title: 'Desktop', one: 'application', kinds: ['application', 'clipboard'] },
  { id: 'processes', title: 'Processes', one: 'process', kinds: ['process'] },
  { id: 'code', title: 'Dynamic code', one: 'dynamic code', kinds: ['code'] },
  { id: 'libraries', title: 'Native libraries', one: 'native library', kinds: ['library'] },
  { id: 'modules', title: 'Local modules', one: 'local module', kinds: ['module'] },
  { id: 'temporary', title: 'Temporary files', one: 'temporary file', kinds: ['file'], scratch: true },
] as const satisfies SectionOf[]
export type Section = (typeof sections)[number]

/** `scratch`: the files that the Run itself made and removed again, which else hide those that matter. */
type SectionOf = { id: string; title: string; one: string; kinds: Resource['kind'][]; scratch?: true }

/** In the order of first touch. */
export function groupResources(
  resources: Resource[],
  { kinds, scratch }: Pick<SectionOf, 'kinds' | 'scratch'>,
): Group[] {
  const groups = new Map<string, Group>()
  const wanted: readonly string[] = kinds
  for (const { kind, value, act, count, firstAt, at, scratch: isScratch } of resources) {
    if (!wanted.includes(kind) || isScratch !== scratch) continue
    const key = `${kind} ${value}`
    const group = groups.get(key) ?? { kind, value, acts: [], count: 0, firstAt, at }
    group.acts.push({ act, count })
    group.count += count
    group.at ??= at
    if (firstAt < group.firstAt) group.firstAt = firstAt
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** What was only read says less than what was changed: changed files come first. */
export const changedFirst = (groups: Group[]): Group[] => [
  ...groups.filter(isChanged),
  ...groups.filter((group) => !isChanged(group)),
]
const isChanged = ({ acts }: Group) => acts.some(({ act }) => act !== 'read')

export const isCut = (resources: Resource[]) => resources.length >= mostResources

const reads = new Set(['read', 'update'])
const writes = new Set(['write', 'update'])

/** Files, not openings: one that is read in two places is one file; temporary ones are counted apart. */
export function countFiles(resources: Resource[]): { filesRead: number; filesWritten: number } {
  const paths = (acts: ReadonlySet<string>) =>
    new Set(
      resources
        .filter(({ kind, act, scratch }) => kind === 'file' && !scratch && acts.has(act))
        .map(({ value }) => value),
    ).size
  return { filesRead: paths(reads), filesWritten: paths(writes) }
}
