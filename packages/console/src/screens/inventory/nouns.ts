// What the inventory is of: each noun with its title, the kind of its values, and the filter of Runs that it stands for.

import type { InventoryNoun } from '@sentinel/contract'
import type { ValueKind } from '../../components/valueKinds.ts'

type Noun = {
  title: string
  one: string
  kind: ValueKind
  /** Heading of the versions; nouns without it have none. */
  versions?: string
  runsBy?: 'package' | 'host'
  hint: string
}

export const nouns: Record<InventoryNoun, Noun> = {
  packages: {
    title: 'Packages',
    one: 'package',
    kind: 'package',
    versions: 'Versions',
    runsBy: 'package',
    hint: 'Who has… name or name@version',
  },
  hosts: { title: 'Hosts', one: 'host', kind: 'host', runsBy: 'host', hint: 'Host or address…' },
  databases: { title: 'Databases', one: 'database', kind: 'database', hint: 'Database or server…' },
  models: { title: 'AI models', one: 'model', kind: 'model', hint: 'Model or provider…' },
  files: { title: 'Files', one: 'file', kind: 'file', hint: 'Part of the path…' },
  environments: {
    title: 'Environments',
    one: 'environment',
    kind: 'environment',
    versions: 'Python',
    hint: 'Part of the path, or the Python…',
  },
}

export const nounNames = Object.keys(nouns) as InventoryNoun[]
export const isNoun = (name: string): name is InventoryNoun => name in nouns
