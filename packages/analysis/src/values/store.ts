// The state of the program at one point: cells and containers. Branches are overlays, so that forking costs nothing.
import { type Contents, join, joinAll, UNKNOWN, type Value } from './value.ts'

/** A cell holds a variable's or a field's value; a container's contents lie under its id. */
type Held = Value | Contents

export type Store = {
  parent: Store | null
  held: Map<number, Held>
  /** Sink kinds that a check on this path made harmless, by origin; `*` stands for all. */
  checked: Map<number, readonly string[]>
  /** How this path ended, if it did not reach its end. */
  left: 'return' | 'raise' | 'loop' | null
}

export const createStore = (parent: Store | null): Store => ({
  parent,
  held: new Map(),
  checked: new Map(),
  left: null,
})

const isContents = (held: Held): held is Contents => 'rest' in held

const find = (store: Store, id: number, until: Store | null = null): Held | undefined => {
  for (let at: Store | null = store; at !== null && at !== until; at = at.parent) {
    const held = at.held.get(id)
    if (held !== undefined) return held
  }
  return undefined
}

export const readCell = (store: Store, id: number): Value | undefined => {
  const held = find(store, id)
  return held && !isContents(held) ? held : undefined
}

export const readContents = (store: Store, id: number): Contents => {
  const held = find(store, id)
  return held && isContents(held) ? held : { items: null, entries: null, rest: UNKNOWN }
}

export const write = (store: Store, id: number, held: Held): void => {
  store.held.set(id, held)
}

/** Sink kinds that checks on the way here cleared for an origin. */
export const clearedBy = (store: Store, origin: number): readonly string[] => {
  for (let at: Store | null = store; at !== null; at = at.parent) {
    const kinds = at.checked.get(origin)
    if (kinds) return kinds
  }
  return []
}

/** Brings the paths that leave `base` back together in it. Paths that ended are left out, unless all did. */
export const merge = (base: Store, paths: readonly Store[]): void => {
  const alive = paths.filter((path) => path.left === null)
  if (alive.length === 0 && paths.length > 0) base.left = (paths[0] as Store).left
  const joined = alive.length > 0 ? alive : paths
  mergeHeld(base, joined)
  mergeChecked(base, joined)
}

const mergeHeld = (base: Store, paths: readonly Store[]) => {
  const changed = new Set<number>()
  for (const path of paths) {
    for (let at: Store | null = path; at !== null && at !== base; at = at.parent) {
      for (const id of at.held.keys()) changed.add(id)
    }
  }
  for (const id of changed) {
    const before = find(base, id)
    const versions = paths.map((path) => find(path, id, base) ?? before)
    base.held.set(id, joinHeld(versions))
  }
}

const joinHeld = (versions: readonly (Held | undefined)[]): Held => {
  const present = versions.filter((held) => held !== undefined)
  const [first] = present
  if (!first) return UNKNOWN
  if (present.every((held) => held === first)) return first
  if (isContents(first)) return joinContents(present.filter(isContents))
  return joinAll(present.filter((held) => !isContents(held)) as Value[])
}

const joinContents = (all: readonly Contents[]): Contents => all.reduce(joinTwo)

const joinTwo = (left: Contents, right: Contents): Contents => ({
  items: joinItems(left, right),
  entries: joinEntries(left, right),
  rest: left.items?.length === right.items?.length ? join(left.rest, right.rest) : everything([left, right]),
})

const joinItems = (left: Contents, right: Contents): readonly Value[] | null => {
  if (!left.items || !right.items || left.items.length !== right.items.length) return null
  return left.items.map((item, place) => join(item, right.items?.[place] ?? UNKNOWN))
}

const joinEntries = (left: Contents, right: Contents): ReadonlyMap<string, Value> | null => {
  if (!left.entries || !right.entries) return null
  const joined = new Map(left.entries)
  for (const [key, value] of right.entries) {
    const other = joined.get(key)
    joined.set(key, other ? join(other, value) : value)
  }
  return joined
}

/** What any place of the containers may hold. */
export const everything = (all: readonly Contents[]): Value =>
  joinAll(all.flatMap((one) => [...(one.items ?? []), ...(one.entries?.values() ?? []), one.rest]))

const mergeChecked = (base: Store, paths: readonly Store[]) => {
  const [first, ...others] = paths
  if (!first) return
  const origins = new Set<number>()
  for (let at: Store | null = first; at !== null && at !== base; at = at.parent) {
    for (const origin of at.checked.keys()) origins.add(origin)
  }
  for (const origin of origins) {
    const kinds = clearedBy(first, origin).filter((kind) =>
      others.every((path) => clearedBy(path, origin).some((other) => other === kind || other === '*')),
    )
    if (kinds.length > 0) base.checked.set(origin, kinds)
  }
}
