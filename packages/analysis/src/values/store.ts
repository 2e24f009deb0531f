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
  const [only] = joined
  if (joined.length === 1 && only) takeOver(base, only)
  else mergeHeld(base, joined)
  mergeChecked(base, joined)
}

/** A single path: what it holds simply holds from here on. */
const takeOver = (base: Store, path: Store) => {
  const chain: Store[] = []
  for (let at: Store | null = path; at !== null && at !== base; at = at.parent) chain.push(at)
  for (let store = chain.pop(); store !== undefined; store = chain.pop()) {
    for (const [id, held] of store.held) base.held.set(id, held)
  }
}

const mergeHeld = (base: Store, paths: readonly Store[]) => {
  const done = new Set<number>()
  for (const path of paths) {
    for (let at: Store | null = path; at !== null && at !== base; at = at.parent) {
      for (const id of at.held.keys()) {
        if (done.has(id)) continue
        done.add(id)
        const joined = joinOver(base, paths, id)
        if (joined) base.held.set(id, joined)
      }
    }
  }
}

/** What a cell holds behind the paths: what any of them left in it, or what was there before. */
const joinOver = (base: Store, paths: readonly Store[], id: number): Held | undefined => {
  let before: Held | undefined
  let result: Held | undefined
  for (const path of paths) {
    let held = find(path, id, base)
    if (held === undefined) {
      before ??= find(base, id)
      held = before
    }
    if (held !== undefined) held = withChecks(path, base, held)
    if (held === undefined || held === result) continue
    result = result === undefined ? held : joinHeld(result, held)
  }
  return result
}

/** A check that only one path made stays with the values that come from that path. */
const withChecks = (path: Store, base: Store, held: Held): Held => {
  if (isContents(held) || held.taints.length === 0 || !hasChecks(path, base)) return held
  const taints = held.taints.map((taint) => {
    const kinds = clearedBy(path, taint.origin.id)
    return kinds.length === 0 ? taint : { ...taint, cleared: [...taint.cleared, ...kinds] }
  })
  return { atoms: held.atoms, taints }
}

const hasChecks = (path: Store, base: Store): boolean => {
  for (let at: Store | null = path; at !== null && at !== base; at = at.parent)
    if (at.checked.size > 0) return true
  return false
}

const joinHeld = (left: Held, right: Held): Held => {
  if (isContents(left)) return isContents(right) ? joinTwo(left, right) : left
  return isContents(right) ? left : join(left, right)
}

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

/**
 * What of a path outlives the call that began at `base`, when ids up to `start` existed: changes to older things, and
 * newer things that those or the returned value lead to. A call's own names and scratch containers would otherwise be
 * joined again at every level above it.
 */
export const outliving = (path: Store, base: Store, start: number, returned: Value): Store => {
  const kept = createStore(base)
  const pending: Held[] = [returned]
  for (let at: Store | null = path; at !== null && at !== base; at = at.parent) {
    pending.push(...keepOlder(at, kept, start))
    for (const [origin, kinds] of at.checked) if (!kept.checked.has(origin)) kept.checked.set(origin, kinds)
  }
  for (let held = pending.pop(); held !== undefined; held = pending.pop()) {
    for (const id of idsIn(held, start)) {
      const found = id <= start || kept.held.has(id) ? undefined : find(path, id)
      if (found === undefined) continue
      kept.held.set(id, found)
      pending.push(found)
    }
  }
  return kept
}

/** Keeps what changed of things that existed before the call, and gives it. */
const keepOlder = (from: Store, kept: Store, start: number): Held[] => {
  const changed: Held[] = []
  for (const [id, held] of from.held) {
    if (id > start || kept.held.has(id)) continue
    kept.held.set(id, held)
    changed.push(held)
  }
  return changed
}

/** Of a long container, what stands behind this many places is forgotten: its own ids are then unknown things. */
const MAX_FOLLOWED = 128

const first = (values: Iterable<Value>): Value[] => {
  const taken: Value[] = []
  for (const value of values) if (taken.push(value) >= MAX_FOLLOWED) break
  return taken
}

/** Ids that a value or container leads to directly; classes that existed before hold nothing newer. */
const idsIn = (held: Held, start: number): number[] => {
  const ids: number[] = []
  const classes = new Set<object>()
  const pending = isContents(held)
    ? [...first(held.items ?? []), ...first(held.entries?.values() ?? []), held.rest]
    : [held]
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    for (const atom of value.atoms) {
      if ('id' in atom && atom.id !== undefined) ids.push(atom.id)
      else if (atom.kind !== 'class') pending.push(...valuesIn(atom))
      else if (atom.cls.frame.id > start && !classes.has(atom.cls)) {
        classes.add(atom.cls)
        pending.push(...atom.cls.members.values())
      }
    }
  }
  return ids
}

const NO_VALUES: readonly Value[] = []

const valuesIn = (atom: Value['atoms'][number]): readonly Value[] => {
  if (atom.kind === 'function') return atom.self ? [atom.self] : NO_VALUES
  if (atom.kind === 'partial') return [atom.callee, ...atom.args, ...atom.keywords.values()]
  return atom.kind === 'text' ? atom.parts.filter((part) => typeof part !== 'string') : NO_VALUES
}
