// What a script imports, wherever the import stands: inventory, not a finding.
import type { Inventory } from '../analysis.ts'
import { positionAt, type Source } from '../decode/source.ts'
import type { Module } from '../tree/ast.ts'
import { walkStatements } from '../tree/children.ts'

export const inventoryOf = (
  module: Module,
  source: Source,
  isLocal: (name: string, level: number) => boolean,
): Inventory => {
  const found = new Map<string, Inventory['imports'][number]>()
  const add = (name: string, at: number, level: number) => {
    if (name === '' || found.has(name)) return
    found.set(name, { name, line: positionAt(source, at).line, isLocal: level > 0 || isLocal(name, level) })
  }
  walkStatements(module, (node) => {
    if (node.kind === 'Import') for (const alias of node.names) add(alias.name, node.at, 0)
    if (node.kind === 'ImportFrom') add('.'.repeat(node.level) + node.module, node.at, node.level)
  })
  return { imports: [...found.values()] }
}
