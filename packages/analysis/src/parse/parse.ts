// Source → tree: parses, closes the grammar's known gaps, and tells what could not be read.
import type { Problem, Source } from '../decode/source.ts'
import type { Module } from '../tree/ast.ts'
import { withBracketsJoined } from './bracketLines.ts'
import type { Limits } from './limits.ts'
import { type Lowered, lower } from './lower.ts'
import type { PythonParser } from './parser.ts'

/** `nodes` counts the grammar nodes: a measure of the script's size. */
export type Parsed = { module: Module; problems: Problem[]; nodes: number }

/** Never throws on any text. A syntax error costs the statement it stands in, not the file. */
export const parse = (parser: PythonParser, source: Source, limits: Limits): Parsed => {
  const problems = [...source.problems]
  let text = source.text
  if (text.length > limits.maxBytes) {
    problems.push({ reason: `more than ${limits.maxBytes} characters`, at: limits.maxBytes })
    text = text.slice(0, limits.maxBytes)
  }
  const lowered = readWhole(parser, text, limits)
  if (lowered === null) {
    const module: Module = { kind: 'Module', at: 0, end: text.length, body: [] }
    return { module, problems: [...problems, { reason: 'parsing took too long', at: 0 }], nodes: 0 }
  }
  if (lowered.brokenAt !== null) problems.push({ reason: 'a syntax error', at: lowered.brokenAt })
  if (lowered.nodes > limits.maxNodes) {
    problems.push({ reason: `more than ${limits.maxNodes} syntax nodes`, at: text.length })
  }
  return { module: lowered.module, problems, nodes: lowered.nodes }
}

const readWhole = (parser: PythonParser, text: string, limits: Limits): Lowered | null => {
  const first = readOnce(parser, text, limits)
  if (first === null) return null
  const patched = first.brokenAt === null ? text : withExecAssigned(withoutTypeDefaults(text))
  const readable = withoutBackticks(patched, first)
  const second = readable === text ? first : better(first, readOnce(parser, readable, limits), text.length)
  const joined = second.brokenAt === null ? null : withBracketsJoined(readable)
  return joined === null ? second : better(second, readOnce(parser, joined, limits), text.length)
}

/** The later reading, if it gets as far as the earlier one. */
const better = (before: Lowered, after: Lowered | null, end: number): Lowered =>
  after !== null && (after.brokenAt ?? end) >= (before.brokenAt ?? end) ? after : before

const readOnce = (parser: PythonParser, text: string, limits: Limits): Lowered | null => {
  const tree = parser.parse(text, limits.parseMs)
  if (tree === null) return null
  try {
    return lower(tree, text, limits.maxNodes)
  } finally {
    tree.delete()
  }
}

const spaces = (text: string) => text.replaceAll(/[^\n]/g, ' ')

/** Defaults of type parameters (PEP 696), which the grammar does not know: blanked, so that offsets stay. */
const withoutTypeDefaults = (text: string): string =>
  text.replaceAll(
    /^([ \t]*(?:async\s+def|def|class|type)\s+\w+\s*)(\[[^\n]*?\])(?=\s*[(:=])/gm,
    (_all, head, params) => head + (params as string).replaceAll(/=(?:[^,[\]]|\[[^\]]*\])*/g, spaces),
  )

/**
 * Python 2's `exec` of anything but a name or a string, which the grammar refuses: `exec f.read() in g` is read as
 * `exec=f.read() in g`, of the same length, and made an `exec` again when it is lowered.
 */
const withExecAssigned = (text: string): string =>
  text.replaceAll(/((?:^|[\n;:])[ \t]*exec)[ \t](?=[ \t]*[\w"'(])/g, '$1=')

/** Python 2's `` `x` `` is `repr(x)`: as parentheses it parses and its content is kept. */
const withoutBackticks = (text: string, { backticks }: Lowered): string => {
  let patched = text
  for (const { at, end } of backticks) {
    patched = `${patched.slice(0, at)}(${patched.slice(at + 1, end - 1)})${patched.slice(end)}`
  }
  return patched
}
