// Compares what the front end reads in a file with what CPython's own parser found there (dumpSyntax.py). For tests.
import type { Source } from '../decode/source.ts'
import type { Module } from '../tree/ast.ts'
import { walk } from '../tree/children.ts'
import { defaultLimits } from './limits.ts'
import { parse } from './parse.ts'
import type { PythonParser } from './parser.ts'

export type Syntax = { names: string[]; calls: string[]; texts: string[] }
export type Reference = Syntax & { path: string; refused?: true }

export const syntaxOf = (module: Module): Syntax => {
  const found: Syntax = { names: [], calls: [], texts: [] }
  walk(module, (node) => {
    if (node.kind === 'Name') found.names.push(node.id)
    if (node.kind === 'Text') found.texts.push((node.bytes ? 'b' : 's') + node.value)
    if (node.kind !== 'Call') return
    const { func } = node
    found.calls.push(func.kind === 'Name' ? func.id : func.kind === 'Attribute' ? func.name : '')
  })
  return found
}

const difference = (ours: string[], theirs: string[]): string[] => {
  const counts = new Map<string, number>()
  for (const each of ours) counts.set(each, (counts.get(each) ?? 0) + 1)
  for (const each of theirs) counts.set(each, (counts.get(each) ?? 0) - 1)
  return [...counts]
    .filter(([, count]) => count !== 0)
    .map(([each, count]) => `${count} × ${each.slice(0, 60)}`)
}

/** What differs, in words; empty where both read the same. */
export const complaints = (parser: PythonParser, source: Source, reference: Reference): string[] => {
  const { module, problems } = parse(parser, source, defaultLimits)
  const ours = syntaxOf(module)
  // `\N{…}` needs the Unicode name table, which the front end leaves alone: those files' strings are not compared.
  const texts = source.text.includes('\\N{') ? [] : difference(ours.texts, reference.texts)
  // Defaults of type parameters are blanked by the patch that makes them parse.
  const hasTypeDefaults = /(?:def|class|type)\s+\w+\s*\[[^\]\n]*=/.test(source.text)
  const names = hasTypeDefaults ? [] : difference(ours.names, reference.names)
  return [
    ...problems
      .filter((problem) => problem.reason === 'a syntax error')
      .map((problem) => `error at ${problem.at}`),
    ...names,
    ...difference(ours.calls, reference.calls),
    ...texts,
  ]
}
