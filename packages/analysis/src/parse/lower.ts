// Lowers the wasm tree into our own, once, bottom-up and without recursion: crossing into wasm costs more than parsing.
import type { Language, Tree, TreeCursor } from 'web-tree-sitter'
import type { Module, Node } from '../tree/ast.ts'
import { comprehensionBuilders } from './comprehensionBuilders.ts'
import { expressionBuilders } from './expressionBuilders.ts'
import { importBuilders } from './importBuilders.ts'
import { isPatternPiece, patternBuilders, structuralPattern } from './patternBuilders.ts'
import type { Builder, Piece } from './piece.ts'
import { statementBuilders } from './statementBuilders.ts'

const builders: Record<string, Builder> = {
  ...expressionBuilders,
  ...comprehensionBuilders,
  ...statementBuilders,
  ...patternBuilders,
  ...importBuilders,
}

/** Nodes whose inside is read from the text, so the cursor never enters them. */
const LEAVES = new Set(
  'identifier integer float true false none ellipsis comment string_content string_start string_end pass_statement type_conversion line_continuation escape_sequence import_prefix keyword_separator positional_separator'.split(
    ' ',
  ),
)
/** Tokens that no builder asks for. */
const SILENT = new Set('( ) [ ] { } ; . = def class comment line_continuation'.split(' '))
const SEQUENCE_LIKE = new Set(['list_pattern', 'tuple_pattern'])

type Frame = { piece: Piece; children: Piece[]; kind: NodeKind }

/** A grammar node's name and builder. The token `yield` and the node `yield` share a name: only the node is built. */
type NodeKind = {
  type: string
  build: Builder | undefined
  isLeaf: boolean
  isSilent: boolean
  isNamed: boolean
}

const nodeKinds = (language: Language): NodeKind[] =>
  language.types.map((type, id) => {
    const isNamed = language.nodeTypeIsNamed(id)
    const isSilent = SILENT.has(type) && (!isNamed || type === 'comment' || type === 'line_continuation')
    return { type, build: isNamed ? builders[type] : undefined, isLeaf: LEAVES.has(type), isSilent, isNamed }
  })

const ERROR_KIND: NodeKind = {
  type: 'ERROR',
  build: builders.ERROR,
  isLeaf: false,
  isSilent: false,
  isNamed: true,
}

/** `backticks` are the spans of Python 2's `` `x` ``, which the grammar takes for strings. */
export type Lowered = {
  module: Module
  brokenAt: number | null
  nodes: number
  backticks: { at: number; end: number }[]
}

/**
 * Builds the module. `brokenAt` is the offset of the first place the parser could not read, null where it read all.
 * Stops adding below `maxNodes`: the rest of the file is then missing and `nodes` says so.
 */
export const lower = (tree: Tree, source: string, maxNodes: number): Lowered => {
  const cursor = tree.walk()
  const state = createState(tree, source)
  let depthFirst = true
  enter(cursor, state)
  while (state.frames.length > 0 && state.nodes <= maxNodes) {
    depthFirst = depthFirst && descends(state) && cursor.gotoFirstChild()
    if (depthFirst) {
      enter(cursor, state)
      continue
    }
    leave(state)
    if (state.frames.length === 0) break
    if (cursor.gotoNextSibling()) {
      depthFirst = true
      enter(cursor, state)
    } else cursor.gotoParent()
  }
  cursor.delete()
  while (state.frames.length > 0) leave(state)
  const { module, brokenAt, nodes, backticks } = state
  return { module, brokenAt, nodes, backticks }
}

const createState = (tree: Tree, source: string) => ({
  source,
  kinds: nodeKinds(tree.language),
  fields: tree.language.fields,
  frames: [] as Frame[],
  nodes: 0,
  brokenAt: null as number | null,
  backticks: [] as { at: number; end: number }[],
  module: { kind: 'Module', at: 0, end: source.length, body: [] } as Module,
})

type State = ReturnType<typeof createState>

const enter = (cursor: TreeCursor, state: State) => {
  const kind = state.kinds[cursor.nodeTypeId] ?? ERROR_KIND
  const fieldId = kind.isSilent ? 0 : cursor.currentFieldId
  const piece: Piece = {
    type: kind.type,
    field: fieldId > 0 ? (state.fields[fieldId] ?? null) : null,
    at: kind.isNamed ? cursor.startIndex : 0,
    end: kind.isNamed ? cursor.endIndex : 0,
    value: null,
  }
  state.nodes += 1
  if (kind === ERROR_KIND) state.brokenAt ??= piece.at
  state.frames.push({ piece, children: [], kind })
}

/** A plain string is read from the text; only f-strings are entered. */
const descends = (state: State): boolean => {
  const { piece, kind } = state.frames.at(-1) as Frame
  if (kind.isLeaf || !kind.isNamed) return false
  if (piece.type !== 'string') return true
  if (state.source[piece.at] === '`') state.backticks.push({ at: piece.at, end: piece.end })
  const prefix = state.source.slice(piece.at, piece.at + 3)
  return /^[a-zA-Z]*[fFtT]/.test(prefix.split(/['"]/)[0] ?? '')
}

const leave = (state: State) => {
  const { piece, children, kind } = state.frames.pop() as Frame
  if (kind.build) {
    const isPattern = SEQUENCE_LIKE.has(piece.type) && children.some(isPatternPiece)
    piece.value = (isPattern ? structuralPattern : kind.build)(piece, children, state.source)
    // A missing name is a zero-width identifier that the parser made up.
    if (piece.type === 'identifier' && piece.at === piece.end) state.brokenAt ??= piece.at
  } else if (children.length > 0) piece.value = passedThrough(children)
  const parent = state.frames.at(-1)
  if (parent) {
    if (!kind.isSilent) parent.children.push(piece)
  } else if ((piece.value as Node | null)?.kind === 'Module') state.module = piece.value as Module
}

/** A node of a newer grammar that has no builder hands its children on. */
const passedThrough = (children: Piece[]) => {
  const values = children.map((child) => child.value).filter((value) => value !== null)
  return values.length === 1 ? values[0] : values
}
