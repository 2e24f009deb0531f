// Grammar nodes of imports → tree nodes.
import type { Alias } from '../tree/ast.ts'
import { type Builder, expressions, nameIn, type Piece, typed } from './piece.ts'

const span = (piece: Piece) => ({ at: piece.at, end: piece.end })

const dottedName: Builder = (piece, children, source) => {
  const names = expressions(children)
  if (names.length === 1) return names[0]
  // Built left to right, as `a.b.c` in an expression would be; imports read the text instead.
  return names.reduce((value, name) => ({
    kind: 'Attribute',
    at: piece.at,
    end: name.end,
    value,
    name: source.slice(name.at, name.end),
  }))
}

const alias = (piece: Piece, source: string): Alias => {
  if (piece.type === 'aliased_import') return piece.value as Alias
  const name = source.slice(piece.at, piece.end).replaceAll(/\s|\\/g, '')
  return { ...span(piece), name, as: null }
}

const aliasedImport: Builder = (piece, children, source): Alias => {
  const named = children.find((child) => child.field === 'name')
  return { ...span(piece), name: named ? alias(named, source).name : '', as: nameIn(children, 'alias') }
}

const importStatement: Builder = (piece, children, source) => ({
  kind: 'Import',
  ...span(piece),
  names: children.filter((child) => child.field === 'name').map((child) => alias(child, source)),
})

const importFromStatement: Builder = (piece, children, source) => {
  const module = children.find((child) => child.field === 'module_name')
  const written = module ? source.slice(module.at, module.end).replaceAll(/\s|\\/g, '') : '__future__'
  const level = /^\.*/.exec(written)?.[0].length ?? 0
  const names = children.filter((child) => child.field === 'name').map((child) => alias(child, source))
  const star = typed(children, 'wildcard_import').map((child) => ({ ...span(child), name: '*', as: null }))
  return {
    kind: 'ImportFrom',
    ...span(piece),
    module: written.slice(level),
    level,
    names: [...names, ...star],
  }
}

export const importBuilders: Record<string, Builder> = {
  dotted_name: dottedName,
  aliased_import: aliasedImport,
  import_statement: importStatement,
  import_from_statement: importFromStatement,
  future_import_statement: importFromStatement,
}
