// One condition against the vocabulary: what is wrong with it, in the project's own codes, with the name that was meant.

import type { ErrorCode, ErrorDetails } from '@sentinel/contract'
import { type Condition, type ExpressionFault, parseCondition } from './expression.ts'
import { type ActName, type FactName, factNames, facts } from './facts.ts'
import { nearestName } from './nearestName.ts'

export type ConditionFault = { code: ErrorCode; details: ErrorDetails; offset: number }
export type CheckedCondition = { condition?: Condition; faults: readonly ConditionFault[] }

/** `on`: the acts for which it is asked. Facts that one of them never has are faults too. */
export function checkCondition(text: string, on: readonly ActName[]): CheckedCondition {
  const parsed = parseCondition(text)
  if (parsed.kind === 'fault') return { faults: [named(text, parsed.fault)] }
  const { condition } = parsed
  const absent = [...condition.names].flatMap((name) => absentOn(text, name, on))
  return absent.length > 0 ? { faults: absent } : { condition, faults: [] }
}

function absentOn(text: string, name: FactName, on: readonly ActName[]): ConditionFault[] {
  const lacking = on.filter((act) => !(facts[name].on as readonly ActName[]).includes(act))
  if (lacking.length === 0) return []
  const details = { name, act: lacking.join(', '), has: facts[name].on.join(', ') }
  return [{ code: 'policy-fact-absent', details, offset: Math.max(0, text.indexOf(name)) }]
}

const functions = [
  'startsWith',
  'endsWith',
  'contains',
  'matches',
  'glob',
  'hasAny',
  'atLeast',
  'exists',
  'all',
  'size',
]
const syntax = new Set(['unexpected_token', 'expected_token', 'unexpected_character', 'reserved_identifier'])

function named(text: string, { celCode, message, start, end }: ExpressionFault): ConditionFault {
  const at = (code: ErrorCode, details: ErrorDetails, offset = start) => ({ code, details, offset })
  const name = wordAt(text, start, end)
  if (celCode === 'unknown_variable' || celCode === 'no_such_key' || celCode === 'reserved_identifier')
    return at('policy-name-unknown', { name: name.text, meant: meantFact(name.text) }, name.start)
  const call = /matching overload for '(?:[\w<>]+\.)?(\w+)\(/.exec(message)?.[1]
  if (call !== undefined && !functions.includes(call)) {
    const offset = Math.max(start, text.indexOf(call, start))
    return at('policy-name-unknown', { name: call, meant: meantOf(nearestName(call, functions)) }, offset)
  }
  const isSyntax = syntax.has(celCode) || !/overload|type|condition/.test(celCode)
  return at(isSyntax ? 'policy-syntax-wrong' : 'policy-type-wrong', { reason: message })
}

/** The dotted name around a place: `destination.hots` of `destination.hots == "a"`. */
function wordAt(text: string, start: number, end: number): { text: string; start: number } {
  const before = /[\w.]*$/.exec(text.slice(0, start))?.[0] ?? ''
  const after = /^[\w]*(?:\.\w+(?![\w(]))?/.exec(text.slice(Math.max(start, end)))?.[0] ?? ''
  return { text: before + text.slice(start, end) + after, start: start - before.length }
}

function meantFact(name: string): string {
  const [root = '', member = ''] = name.split('.')
  if (root === 'package') return meantOf(member ? `pkg.${member}` : 'pkg.name')
  const near = nearestName(name, factNames)
  const sameMember = factNames.find((known) => known.split('.')[1] === member && member !== '')
  return meantOf(near ?? sameMember)
}

const meantOf = (name: string | undefined): string => (name === undefined ? '.' : `; did you mean ${name}?`)
