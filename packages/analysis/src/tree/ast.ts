// The typed tree that every later phase reads. Plain objects; `at` and `end` are offsets into the decoded text.

type Span = { at: number; end: number }

export type Name = Span & { kind: 'Name'; id: string }
/** A `str` or, with `bytes`, a `bytes` literal (one character per byte). */
export type Text = Span & { kind: 'Text'; value: string; bytes: boolean }
/** `value` is null where the literal is no finite integer or float (complex numbers). */
export type Numeral = Span & { kind: 'Numeral'; value: number | bigint | null }
export type Literal = Span & { kind: 'Literal'; value: true | false | null | '...' }
/** An f-string or t-string: literal pieces and expressions in order. */
export type Interpolated = Span & { kind: 'Interpolated'; parts: (string | Expr)[]; bytes: boolean }
export type Sequence = Span & { kind: 'Tuple' | 'List' | 'Set'; elements: Expr[] }
/** A null key is a `**mapping` entry. */
export type Dict = Span & { kind: 'Dict'; keys: (Expr | null)[]; values: Expr[] }
export type Attribute = Span & { kind: 'Attribute'; value: Expr; name: string }
export type Subscript = Span & { kind: 'Subscript'; value: Expr; index: Expr }
export type Slice = Span & { kind: 'Slice'; lower: Expr | null; upper: Expr | null; step: Expr | null }
/** A keyword without a name is `**mapping`. */
export type Keyword = { name: string | null; value: Expr }
export type Call = Span & { kind: 'Call'; func: Expr; args: Expr[]; keywords: Keyword[] }
export type Binary = Span & { kind: 'Binary'; op: string; left: Expr; right: Expr }
export type Unary = Span & { kind: 'Unary'; op: string; operand: Expr }
export type Logical = Span & { kind: 'Logical'; op: 'and' | 'or'; values: Expr[] }
export type Compare = Span & { kind: 'Compare'; left: Expr; ops: string[]; comparators: Expr[] }
export type Conditional = Span & { kind: 'Conditional'; test: Expr; body: Expr; orelse: Expr }
export type Lambda = Span & { kind: 'Lambda'; params: Param[]; body: Expr }
export type Clause = { target: Expr; iterable: Expr; conditions: Expr[] }
export type Comprehension = Span & {
  kind: 'Comprehension'
  form: 'list' | 'set' | 'dict' | 'generator'
  element: Expr
  /** The value side of a dict comprehension. */
  value: Expr | null
  clauses: Clause[]
}
export type Await = Span & { kind: 'Await'; value: Expr }
export type Yield = Span & { kind: 'Yield'; value: Expr | null; from: boolean }
export type Starred = Span & { kind: 'Starred'; value: Expr; double: boolean }
export type Walrus = Span & { kind: 'Walrus'; target: Expr; value: Expr }
/** What the parser could not read; the readable pieces inside are kept. */
export type Broken = Span & { kind: 'Broken'; pieces: Node[] }

export type Expr =
  | Name
  | Text
  | Numeral
  | Literal
  | Interpolated
  | Sequence
  | Dict
  | Attribute
  | Subscript
  | Slice
  | Call
  | Binary
  | Unary
  | Logical
  | Compare
  | Conditional
  | Lambda
  | Comprehension
  | Await
  | Yield
  | Starred
  | Walrus
  | Broken

export type Param = Span & {
  name: string
  annotation: Expr | null
  value: Expr | null
  star: '' | '*' | '**'
}
export type FunctionDef = Span & {
  kind: 'Function'
  name: string
  params: Param[]
  returns: Expr | null
  decorators: Expr[]
  body: Stmt[]
  /** Bounds of its type parameters. */
  bounds: Expr[]
}
export type ClassDef = Span & {
  kind: 'Class'
  name: string
  bases: Expr[]
  keywords: Keyword[]
  decorators: Expr[]
  body: Stmt[]
  bounds: Expr[]
}
export type Alias = Span & { name: string; as: string | null }
export type Import = Span & { kind: 'Import'; names: Alias[] }
/** `level` counts the leading dots; a name of `*` is a star import. */
export type ImportFrom = Span & { kind: 'ImportFrom'; module: string; level: number; names: Alias[] }
export type Assign = Span & { kind: 'Assign'; targets: Expr[]; value: Expr | null; annotation: Expr | null }
export type AugAssign = Span & { kind: 'AugAssign'; target: Expr; op: string; value: Expr }
export type If = Span & { kind: 'If'; branches: { test: Expr; body: Stmt[] }[]; orelse: Stmt[] }
export type While = Span & { kind: 'While'; test: Expr; body: Stmt[]; orelse: Stmt[] }
export type For = Span & { kind: 'For'; target: Expr; iterable: Expr; body: Stmt[]; orelse: Stmt[] }
export type With = Span & { kind: 'With'; items: { value: Expr; target: Expr | null }[]; body: Stmt[] }
export type Handler = Span & { types: Expr[]; name: string | null; body: Stmt[] }
export type Try = Span & {
  kind: 'Try'
  body: Stmt[]
  handlers: Handler[]
  orelse: Stmt[]
  final: Stmt[]
}
/** `literals` are compared with, where the pattern is a literal or a union of them; `names` are bound; `reads` is all it reads. */
export type Case = Span & {
  reads: Expr[]
  literals: Expr[] | null
  names: string[]
  wildcard: boolean
  guard: Expr | null
  body: Stmt[]
}
export type Match = Span & { kind: 'Match'; subject: Expr; cases: Case[] }
export type Return = Span & { kind: 'Return'; value: Expr | null }
export type Raise = Span & { kind: 'Raise'; values: Expr[] }
export type Assert = Span & { kind: 'Assert'; test: Expr; message: Expr | null }
export type Delete = Span & { kind: 'Delete'; targets: Expr[] }
export type Scoping = Span & { kind: 'Global' | 'Nonlocal'; names: string[] }
export type Bare = Span & { kind: 'Pass' | 'Break' | 'Continue' }
/** Python 2: `print a, b` and `exec code in globals`. */
export type Print = Span & { kind: 'Print'; values: Expr[] }
export type Exec = Span & { kind: 'Exec'; code: Expr; scopes: Expr[] }
export type Expression = Span & { kind: 'Expression'; value: Expr }
export type TypeAlias = Span & { kind: 'TypeAlias'; target: Expr; bounds: Expr[]; value: Expr }

export type Stmt =
  | FunctionDef
  | ClassDef
  | Import
  | ImportFrom
  | Assign
  | AugAssign
  | If
  | While
  | For
  | With
  | Try
  | Match
  | Return
  | Raise
  | Assert
  | Delete
  | Scoping
  | Bare
  | Print
  | Exec
  | Expression
  | TypeAlias

export type Module = Span & { kind: 'Module'; body: Stmt[] }
export type Node = Expr | Stmt | Module
