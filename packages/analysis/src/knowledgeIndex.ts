// The knowledge turned into look-ups by dotted path, once per knowledge and not once per script.
import type { CallModel, CallTest, Knowledge, LibraryModel, Rule, SecretFormat } from './knowledge.ts'

export type RuleCall = { rule: Rule; test: CallTest }
type Handler = LibraryModel['handlers'][number]
type Base = LibraryModel['bases'][number]
type Shape = { end: string; kind: string }

export type KnowledgeIndex = {
  knowledge: Knowledge
  models: (path: string) => readonly CallModel[]
  /** Models of assignments, written `=path` in the data. */
  assignments: (path: string) => readonly CallModel[]
  ruleCalls: (path: string) => readonly RuleCall[]
  ruleSets: (path: string) => readonly RuleCall[]
  ruleUses: (path: string) => readonly Rule[]
  sourceOf: (path: string) => string | null
  /** Sources known by how they are written, by their last name: `choices[].message.content`. */
  shapes: ReadonlyMap<string, readonly Shape[]>
  /** The kind of data that a thing is as a whole. */
  wholeOf: ReadonlyMap<string, string>
  alias: (path: string) => string
  /** What a name that nothing in the script binds stands for, by its modules' and functions' names. */
  implied: (name: string) => string | null
  handlers: (path: string) => readonly Handler[]
  bases: (path: string) => readonly Base[]
  flowRules: ReadonlyMap<string, readonly Rule[]>
  observedRules: ReadonlyMap<string, readonly Rule[]>
  rulesById: ReadonlyMap<string, Rule>
  groupOf: (kind: string) => string
  secretFormats: readonly CompiledFormat[]
  /** Finds any format's keyword in lower-case text: most texts hold none. */
  secretHint: RegExp
}

export type CompiledFormat = { format: SecretFormat; pattern: RegExp }

/** Build it once and pass it to every analysis that uses the same knowledge. */
export const indexKnowledge = (knowledge: Knowledge): KnowledgeIndex => {
  const { libraries, rules } = knowledge
  const calls = libraries.flatMap((library) => library.calls)
  const testsOf = (pick: (rule: Rule) => readonly CallTest[] | undefined) =>
    rules.flatMap((rule) => (pick(rule) ?? []).map((test) => ({ names: test.name, entry: { rule, test } })))
  const sources = createLookup(
    libraries.flatMap((library) => library.sources.map((one) => ({ names: one.name, entry: one.kind }))),
  )
  const keywords = new Set(knowledge.secrets.flatMap((format) => format.keywords))
  return {
    knowledge,
    secretHint: new RegExp([...keywords].map(escapeRegExp).join('|') || '(?!)'),
    models: createLookup(
      calls.map((call) => ({ names: call.name.filter((name) => !name.startsWith('=')), entry: call })),
    ),
    assignments: createLookup(
      calls.map((call) => ({
        names: call.name.filter((name) => name.startsWith('=')).map((name) => name.slice(1)),
        entry: call,
      })),
    ),
    ruleCalls: createLookup(testsOf((rule) => rule.when.call)),
    ruleSets: createLookup(testsOf((rule) => rule.when.set)),
    ruleUses: createLookup(rules.map((rule) => ({ names: rule.when.use ?? [], entry: rule }))),
    sourceOf: (path) => sources(path)[0] ?? null,
    shapes: shapesOf(libraries),
    wholeOf: new Map(
      libraries.flatMap((library) =>
        library.sources.flatMap(({ name, whole }) =>
          whole ? name.map((each) => [each, whole] as const) : [],
        ),
      ),
    ),
    alias: createAlias(libraries),
    implied: createImplied(libraries),
    handlers: createLookup(
      libraries.flatMap((library) => library.handlers.map((one) => ({ names: one.decorator, entry: one }))),
    ),
    bases: createLookup(
      libraries.flatMap((library) => library.bases.map((one) => ({ names: one.name, entry: one }))),
    ),
    flowRules: groupBy(rules, (rule) => rule.when.flow?.sink),
    observedRules: groupBy(rules, (rule) => rule.when.observed),
    rulesById: new Map(rules.map((rule) => [rule.id, rule])),
    groupOf: (kind) => knowledge.sources[kind]?.group ?? kind,
    secretFormats: knowledge.secrets.map((format) => ({ format, pattern: new RegExp(format.pattern, 'g') })),
  }
}

const shapesOf = (libraries: readonly LibraryModel[]): Map<string, Shape[]> => {
  const shapes = libraries
    .flatMap((library) => library.sources)
    .flatMap(({ name, kind }) =>
      name.filter((each) => each.startsWith('?.')).map((each) => ({ end: each.slice(1), kind })),
    )
  return Map.groupBy(shapes, ({ end }) => end.slice(end.lastIndexOf('.') + 1))
}

/** Shorter names of functions are anybody's. */
const MIN_IMPLIED = 5

/**
 * Cells of notebooks, answers of models and snippets leave imports out. What is bound nowhere then means the module of that
 * name, or the one modelled function that ends in it.
 */
const createImplied = (libraries: readonly LibraryModel[]): ((name: string) => string | null) => {
  const known = new Map<string, string | null>()
  for (const library of libraries) {
    for (const path of library.calls.flatMap((call) => call.name)) {
      const tail = path.slice(path.lastIndexOf('.') + 1)
      if (!/^\w+(\.\w+)+$/.test(path) || tail.length < MIN_IMPLIED) continue
      known.set(tail, known.has(tail) && known.get(tail) !== path ? null : path)
    }
  }
  for (const library of libraries) {
    for (const module of library.imports) known.set(module, module)
    for (const [name, path] of Object.entries(library.implied)) known.set(name, path)
  }
  return (name) => known.get(name) ?? null
}

const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

const groupBy = (rules: readonly Rule[], key: (rule: Rule) => string | undefined) => {
  const grouped = new Map<string, Rule[]>()
  for (const rule of rules) {
    const name = key(rule)
    if (name === undefined) continue
    const list = grouped.get(name)
    if (list) list.push(rule)
    else grouped.set(name, [rule])
  }
  return grouped
}

/** Longer aliases first, whole path segments only: `np.x` never rewrites `npm`. */
const createAlias = (libraries: readonly LibraryModel[]) => {
  const pairs = libraries
    .flatMap((library) => Object.entries(library.aliases))
    .sort(([left], [right]) => right.length - left.length)
  const known = new Map<string, string>()
  return (path: string): string => {
    const cached = known.get(path)
    if (cached !== undefined) return cached
    const pair = pairs.find(
      ([from]) => path === from || (path.startsWith(from) && '.('.includes(path[from.length] ?? '')),
    )
    const result = pair ? pair[1] + path.slice(pair[0].length) : path
    remember(known, path, result)
    return result
  }
}

// The caches hold paths of whatever scripts are analysed: bounded, or a hostile script would fill the memory.
const remember = <T>(cache: Map<string, T>, key: string, value: T) => {
  if (cache.size > 20_000) cache.clear()
  cache.set(key, value)
}

type Named<T> = { names: readonly string[]; entry: T }

/**
 * Patterns: `a.b.c` that path; `a.b.*` all below; `a.*.name` that attribute of anything below; `*.name` that attribute
 * of anything that has no entry of its own, `*.a.name` before it; `*["key"]` that element of anything.
 */
const createLookup = <T>(all: readonly Named<T>[]): ((path: string) => readonly T[]) => {
  const exact = new Map<string, T[]>()
  const below = new Map<string, T[]>()
  const anywhere = new Map<string, T[]>()
  for (const { names, entry } of all) for (const name of names) place(name, entry, { exact, below, anywhere })
  const known = new Map<string, readonly T[]>()
  return (path) => {
    const cached = known.get(path)
    if (cached) return cached
    const found = exact.get(path) ?? belowOf(path, below) ?? anywhereOf(path, anywhere) ?? []
    remember(known, path, found)
    return found
  }
}

/** A bare name is no attribute of anything. */
const anywhereOf = <T>(path: string, anywhere: Map<string, T[]>): T[] | undefined => {
  const dot = path.lastIndexOf('.')
  if (dot > 0) {
    const pair = anywhere.get(path.slice(path.lastIndexOf('.', dot - 1) + 1))
    if (pair) return pair
  }
  const found = dot < 0 ? undefined : anywhere.get(path.slice(dot + 1))
  return found ?? (path.endsWith(']') ? anywhere.get(path.slice(path.lastIndexOf('['))) : undefined)
}

type Tables<T> = { exact: Map<string, T[]>; below: Map<string, T[]>; anywhere: Map<string, T[]> }

const place = <T>(name: string, entry: T, tables: Tables<T>) => {
  const [table, key] = name.startsWith('*.')
    ? [tables.anywhere, name.slice(2)]
    : name.startsWith('*[')
      ? [tables.anywhere, name.slice(1)]
      : name.endsWith('.*')
        ? [tables.below, name.slice(0, -2)]
        : name.includes('.*.')
          ? [tables.below, name]
          : [tables.exact, name]
  const list = table.get(key)
  if (list) list.push(entry)
  else table.set(key, [entry])
}

const belowOf = <T>(path: string, below: Map<string, T[]>): T[] | undefined => {
  const name = path.slice(path.lastIndexOf('.') + 1)
  for (let dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
    const start = path.slice(0, dot)
    const found = below.get(`${start}.*.${name}`) ?? below.get(start)
    if (found) return found
  }
  return undefined
}
