// Imports: local modules are analysed themselves, everything else is a library known by its dotted path.
import { bindingsOf } from '../scopes/locals.ts'
import type { Import, ImportFrom, Stmt } from '../tree/ast.ts'
import { createStore, readCell, write } from '../values/store.ts'
import { type Frame, ofAtom, ofSymbol, UNKNOWN, type Value } from '../values/value.ts'
import { createFrame, type Machine, note, placeOf } from './machine.ts'
import { cellOf, writeName } from './names.ts'
import { executeBlock } from './statements.ts'

const MAX_MODULES = 40

export const executeImport = (machine: Machine, node: Import): void => {
  for (const alias of node.names) {
    noteUse(machine, alias, alias.name)
    const [top = ''] = alias.name.split('.')
    const local = importLocal(machine, alias.name, 0)
    if (alias.as) writeName(machine, alias.as, local ?? ofSymbol(machine.index.alias(alias.name)))
    else if (local && alias.name.includes('.')) bindNested(machine, alias.name, local)
    else writeName(machine, top, local ?? ofSymbol(machine.index.alias(top)))
  }
}

/** `import a.b` binds `a`; the parts between are modules of their own. */
const bindNested = (machine: Machine, name: string, leaf: Value): void => {
  const [top = '', ...rest] = name.split('.')
  const root = importLocal(machine, top, 0)
  const frame = root?.atoms[0]?.kind === 'module' ? root.atoms[0].frame : emptyFrame(machine, top)
  let at = frame
  for (const [place, part] of rest.entries()) {
    const isLeaf = place === rest.length - 1
    const next = isLeaf ? leaf : ofAtom({ kind: 'module', frame: emptyFrame(machine, part) })
    write(machine.store, cellOf(machine, at, part), next)
    if (next.atoms[0]?.kind === 'module') at = next.atoms[0].frame
  }
  writeName(machine, top, ofAtom({ kind: 'module', frame }))
}

const emptyFrame = (machine: Machine, file: string): Frame =>
  createFrame(machine, { file, locals: new Set(), enclosing: null, fn: null })

export const executeImportFrom = (machine: Machine, node: ImportFrom): void => {
  const local = importLocal(machine, node.module, node.level)
  const frame = local?.atoms[0]?.kind === 'module' ? local.atoms[0].frame : null
  for (const alias of node.names) {
    if (alias.name === '*') {
      if (frame) copyAll(machine, frame)
      else machine.frame.module.stars.unshift(node.module)
      continue
    }
    const name = alias.as ?? alias.name
    const path = machine.index.alias(`${node.module}.${alias.name}`)
    noteUse(machine, alias, path)
    writeName(machine, name, memberOfModule(machine, { frame, node, path }, alias))
  }
}

type From = { frame: Frame | null; node: ImportFrom; path: string }

const memberOfModule = (
  machine: Machine,
  { frame, node, path }: From,
  alias: { name: string; at: number },
): Value => {
  const cell = frame?.cells.get(alias.name)
  const held = cell === undefined ? undefined : readCell(machine.store, cell)
  if (held) return held
  const submodule =
    node.module || node.level > 0
      ? importLocal(machine, node.module ? `${node.module}.${alias.name}` : alias.name, node.level)
      : null
  if (submodule) return submodule
  return frame || node.level > 0 ? UNKNOWN : ofSymbol(path)
}

const copyAll = (machine: Machine, frame: Frame): void => {
  for (const [name, cell] of frame.cells) {
    const value = readCell(machine.store, cell)
    if (!value || name.startsWith('_')) continue
    ;(machine.frame.locals as Set<string>).add(name)
    writeName(machine, name, value)
  }
}

const noteUse = (machine: Machine, node: { at: number; end: number }, path: string): void => {
  for (const rule of machine.index.ruleUses(path)) {
    note(machine, 'rules', `${machine.frame.file}:${node.at}:${rule.id}`, {
      ...placeOf(machine, node),
      rule: rule.id,
      detail: path,
    })
  }
}

/** The module's value where the resolver knows it; each file is run once, and cyclic imports see what is there so far. */
export const importLocal = (machine: Machine, name: string, level: number): Value | null => {
  const local = machine.resolve({ name, level, from: machine.frame.file })
  if (!local) return null
  const known = machine.modules.get(local.path)
  if (known) return ofAtom({ kind: 'module', frame: known })
  if (machine.modules.size >= MAX_MODULES) {
    machine.incomplete.add('there are too many local modules')
    return null
  }
  const loaded = machine.load(local)
  machine.loaded.set(local.path, loaded)
  const frame = createFrame(machine, {
    file: local.path,
    locals: new Set([...bindingsOf(loaded.module).locals]),
    enclosing: null,
    fn: null,
  })
  machine.modules.set(local.path, frame)
  runModule(machine, frame, loaded.module.body)
  return ofAtom({ kind: 'module', frame })
}

/** Runs a module's body in its own frame, whatever is going on around the import. */
export const runModule = (machine: Machine, frame: Frame, body: readonly Stmt[]): void => {
  const outer = {
    frame: machine.frame,
    exits: machine.exits,
    returned: machine.returned,
    loops: machine.loops,
  }
  const left = machine.store.left
  Object.assign(machine, {
    frame,
    exits: { loop: [], function: [] },
    returned: [],
    loops: 0,
    activation: { base: null, start: 0 },
  })
  machine.store.left = null
  executeBlock(machine, body)
  Object.assign(machine, outer)
  machine.store.left = left
}

/** A fresh state, for entries that start after the module's body ran. */
export const afterModule = (machine: Machine): void => {
  machine.store = createStore(machine.store)
}
