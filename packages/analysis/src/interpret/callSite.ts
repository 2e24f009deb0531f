// One call as the engine sees it: its arguments' values and the ways to ask for them.
import type { Argument } from '../knowledge.ts'
import type { Expr } from '../tree/ast.ts'
import { NOTHING, type Value } from '../values/value.ts'

export type CallSite = {
  node: { at: number; end: number }
  /** The callee as written, for notes and messages. */
  written: string
  args: readonly Value[]
  keywords: ReadonlyMap<string, Value>
  /** What an unknown `*args` or `**kwargs` may bring. */
  rest: Value
  /** The object a method is called on. */
  receiver: Value | null
  /** The receiver's expression, where the call may change a variable. */
  receiverNode: Expr | null
}

/** The first of the named arguments that the call gives; null where it gives none. */
export const argumentOf = (site: CallSite, argument: Argument): Value | null => {
  if (typeof argument === 'number') return site.args[argument] ?? null
  if (typeof argument === 'string') {
    return argument === 'receiver' ? site.receiver : (site.keywords.get(argument) ?? null)
  }
  for (const each of argument) {
    const found = argumentOf(site, each)
    if (found) return found
  }
  return null
}

/** Every value that the call is given. */
export const givenTo = (site: CallSite): Value[] => [
  ...site.args,
  ...site.keywords.values(),
  ...(site.rest === NOTHING ? [] : [site.rest]),
]
