// Policies as files: YAML with its places kept, so that a fault is told with line and column; and the built-in ones.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SentinelError } from '@sentinel/contract'
import {
  type DestinationKinds,
  digestOf,
  type PathInDocument,
  type Place,
  type PolicyReading,
  readPolicy,
} from '@sentinel/policy'
import { isNode, isPair, isScalar, LineCounter, type Node, parseDocument } from 'yaml'
import { knowledgeFolder } from './loadKnowledge.ts'

/** The one way from a policy's text to a Policy, for server, agent and command line alike. Never throws. */
export function readPolicyText(text: string, kinds: DestinationKinds): PolicyReading {
  const lines = new LineCounter()
  // Merge keys and aliases have no use here, and a few of them make a document of any size.
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 0 } as object)
  const [broken] = document.errors
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { line, column: col }
  }
  if (broken) return unreadable(broken.message.split('\n')[0] ?? '', at(broken.pos[0]))
  let content: unknown
  try {
    content = document.toJS({ maxAliasCount: 0 })
  } catch {
    return unreadable('it refers to itself', { line: 1, column: 1 })
  }
  const placeOf = (path: PathInDocument, offset?: number) =>
    placeIn(document.contents, { path, offset, text, at })
  return readPolicy({ text, document: content, placeOf, kinds })
}

function unreadable(reason: string, place: Place): PolicyReading {
  const { code, message, remedy } = new SentinelError('policy-unreadable', {
    reason: reason.replace(/[.:]+$/, ''),
  })
  return { kind: 'refused', faults: [{ code, message, remedy, place, path: '' }] }
}

type Asked = { path: PathInDocument; offset: number | undefined; text: string; at: (offset: number) => Place }

/** The nearest node that is there: what is missing is told at what it is missing from. */
function placeIn(root: unknown, { path, offset, text, at }: Asked): Place {
  let node = root as Node | null
  let start = node?.range?.[0] ?? 0
  for (const step of path) {
    const next = memberOf(node, step)
    if (!next) return at(start)
    start = next.start
    node = next.value
  }
  return offset !== undefined && isScalar(node) ? placeInScalar(node, offset, text, at) : at(start)
}

function memberOf(node: unknown, step: string | number): { start: number; value: Node | null } | undefined {
  const items = (node as { items?: unknown[] } | null)?.items ?? []
  if (typeof step === 'number') {
    const item = items[step]
    return isNode(item) ? { start: item.range?.[0] ?? 0, value: item } : undefined
  }
  const pair = items.filter(isPair).find(({ key }) => isScalar(key) && key.value === step)
  const start = isNode(pair?.key) ? (pair.key.range?.[0] ?? 0) : 0
  return pair && { start, value: isNode(pair.value) ? pair.value : null }
}

/** A character of a text within the file. In a folded text lines no longer stand where they did: its start is told. */
function placeInScalar(
  node: { range?: readonly number[] | null; type?: string; value: unknown },
  offset: number,
  text: string,
  at: Asked['at'],
): Place {
  const start = node.range?.[0] ?? 0
  const before = String(node.value).slice(0, offset).split('\n')
  if (node.type === 'BLOCK_LITERAL') {
    const { line } = at(text.indexOf('\n', start) + 1)
    const [written = '', meant = ''] = [text.split('\n')[line - 1], String(node.value)]
    const indent = leadingSpaces(written) - leadingSpaces(meant)
    return { line: line + before.length - 1, column: indent + (before.at(-1) ?? '').length + 1 }
  }
  const isOneLine = !text.slice(start, node.range?.[1] ?? start).includes('\n')
  const quote = node.type === 'PLAIN' ? 0 : 1
  return at(isOneLine ? start + quote + offset : start)
}

const leadingSpaces = (text: string) => text.length - text.trimStart().length

export type PolicySource = { name: string; text: string; digest: string }

/** The names of the built-in policies. */
export const builtInPolicies = (folder: string = knowledgeFolder): string[] =>
  readdirSync(join(folder, 'policies'))
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => file.slice(0, -5))
    .sort()

/** A built-in policy by its name, or a file by its path. Throws `policy-unknown`. */
export function findPolicy(nameOrFile: string, folder: string = knowledgeFolder): PolicySource {
  const builtIn = join(folder, 'policies', `${nameOrFile}.yaml`)
  const isName = /^[a-z][a-z0-9-]*$/.test(nameOrFile) && existsSync(builtIn)
  try {
    const text = readFileSync(isName ? builtIn : nameOrFile, 'utf8')
    return { name: nameOrFile, text, digest: digestOf(text) }
  } catch (cause) {
    throw new SentinelError('policy-unknown', { name: nameOrFile }, { cause })
  }
}
