// What a condition cannot be met without: texts of which at least one must stand in the Event. Undefined where it can.

import type { ASTNode } from '../expression.ts'
import { numberText } from './vocabulary.ts'

export function literalsOf(node: ASTNode): string[] | undefined {
  switch (node.op) {
    case '&&':
      return node.args.map(literalsOf).reduce(better)
    case '||':
      return allOf(node.args.map(literalsOf))
    case '==':
      return usable(node.args.flatMap(textsIn))
    case 'in':
      return usable(node.args.flatMap(textsIn))
    case 'rcall':
      return ofMethod(node.args[0], node.args[2])
    default:
      return undefined
  }
}

/** The one that fewer Events pass: the longer its shortest text is, the rarer. */
function better(a: string[] | undefined, b: string[] | undefined): string[] | undefined {
  if (!a || !b) return a ?? b
  return shortest(b) > shortest(a) ? b : a
}
const shortest = (texts: readonly string[]) => Math.min(...texts.map(({ length }) => length))

function allOf(parts: (string[] | undefined)[]): string[] | undefined {
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? known.flat() : undefined
}

function textsIn(node: ASTNode): string[] {
  if (node.op === 'value') {
    if (typeof node.args === 'bigint') return [node.args === 0n ? '' : numberText(node.args)]
    return typeof node.args === 'string' ? [node.args] : []
  }
  return node.op === 'list' ? node.args.flatMap(textsIn) : []
}

function ofMethod(name: string, args: readonly ASTNode[]): string[] | undefined {
  const texts = args.flatMap(textsIn)
  if (['startsWith', 'endsWith', 'contains', 'hasAny'].includes(name)) return usable(texts)
  if (name !== 'glob') return undefined
  return usable(texts.map((text) => text.split('*').reduce((a, b) => (b.length > a.length ? b : a), '')))
}

/** An empty text stands in every Event. */
const usable = (texts: string[]): string[] | undefined =>
  texts.length > 0 && texts.every((text) => text.length > 1) ? texts : undefined
