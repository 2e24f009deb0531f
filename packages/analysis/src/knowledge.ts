// The knowledge this package is given: rules, library models and secret formats, validated by whoever loads them.

export type Severity = 'info' | 'low' | 'medium' | 'high' | 'critical'
export type Confidence = 'low' | 'medium' | 'high'

/** An argument by place (from 0), by keyword name, or both; `receiver` is the object a method is called on. */
export type Argument = number | string | readonly (number | string)[]

/** Holds of one argument of a call, or of the value of an assignment (`value`). All given parts must hold. */
export type Condition = {
  argument?: Argument | undefined
  /** The entry under this key, where the argument is a mapping, or a library's object that keeps what it is told. */
  entry?: string | undefined
  /** Equals one of these constants. */
  is?: Constant | readonly Constant[] | undefined
  /** Is a number below. */
  below?: number | undefined
  /** Is a whole number with one of these bits set. */
  bits?: number | undefined
  /** Is text that matches this regular expression. */
  matches?: string | undefined
  /** Refers to one of these dotted paths, or to an instance of them. */
  refers?: readonly string[] | undefined
  absent?: boolean | undefined
  /** Holds where the rest does not, or the argument is not given. */
  not?: boolean | undefined
  /** Known whole, with no way for outside data to be in it. */
  constant?: boolean | undefined
  /** Text put together from other values (f-string, `%`, `+`, `format`). */
  built?: boolean | undefined
  /** Carries data of one of these source kinds. */
  from?: readonly string[] | undefined
  /** Carries data, all of it checked or made harmless for this kind of sink. */
  cleared?: string | undefined
  /** Is a library's object that was told this before, as by `parser.setFeature(feature, False)`. */
  kept?: Constant | undefined
  /** The module or class at hand binds one of these names too. */
  beside?: readonly string[] | undefined
}
export type Constant = string | number | boolean | null

export type SinkModel = {
  kind: string
  argument: Argument
  /** All must hold for the argument to be dangerous. */
  when?: readonly Condition[] | undefined
  /**
   * `words`: of a list of program arguments, an interpreter's command string; `program`: what is started, alone or first
   * of a list; `url`: dangerous unless its host is fixed; `part`: what stands behind a literal piece of a text; `whole`:
   * things that are sensitive as a whole. Without it, any data in the argument.
   */
  form?: 'words' | 'program' | 'url' | 'part' | 'whole' | undefined
}

export type CallModel = {
  name: readonly string[]
  /** What it does, as a capability (`http.request`, `database.query` …). */
  does?: string | undefined
  /** The argument that names the resource it does that with. */
  target?: Argument | undefined
  returns?: string | undefined
  source?: string | undefined
  sink?: readonly SinkModel[] | undefined
  /** Sink kinds made harmless in what it returns; `*` for all. */
  clears?: readonly string[] | undefined
  /** Arguments whose data is in what it returns; without it, all. */
  passes?: readonly (number | string)[] | undefined
  /** Arguments whose data ends up in the object it is called on. */
  stores?: readonly (number | string)[] | undefined
  when?: readonly Condition[] | undefined
  /** The program does not go on behind it. */
  leaves?: boolean | undefined
  /** Keeps the value under the key made of these arguments in the object it is called on. */
  keeps?: { key: readonly number[]; value: number } | undefined
  /** Begins anew: what the object it is called on was told before does not count any more. */
  forgets?: boolean | undefined
  /** Gives back what was kept under that key. */
  recalls?: { key: readonly number[] } | undefined
  /** Raises unless the argument is harmless for these kinds of sinks. */
  proves?: { argument: Argument; kinds: readonly string[] } | undefined
  /** The function given here is called for visitors: its parameters and what it returns cross a boundary. */
  hands?: { argument: Argument; parameters?: string | undefined; returns?: string | undefined } | undefined
}

export type LibraryModel = {
  library: string
  /** What it is for, in words that complete "the script …". */
  about: string
  imports: readonly string[]
  calls: readonly CallModel[]
  /**
   * Attributes that are sources when read, by dotted path; `?.a.b` whatever is written with that end. `whole` is the kind of
   * data that the thing itself is where it is given away whole.
   */
  sources: readonly { name: readonly string[]; kind: string; whole?: string | undefined }[]
  /** Other paths of the same thing: alias → path. */
  aliases: Readonly<Record<string, string>>
  /** Names that snippets use without importing them, and what they mean by them. */
  implied: Readonly<Record<string, string>>
  /** Decorators (or `def:name` for a function of that name) whose function's parameters or return value cross a boundary. */
  handlers: readonly {
    decorator: readonly string[]
    /** Only with an address as its first argument. */
    route?: boolean | undefined
    parameters?: string | undefined
    returns?: string | undefined
  }[]
  /** Base classes whose methods' parameters come from outside. */
  bases: readonly {
    name: readonly string[]
    methods?: readonly string[] | undefined
    parameters?: string | undefined
    returns?: string | undefined
  }[]
}

export type CallTest = {
  name: readonly string[]
  where?: readonly Condition[] | undefined
  unless?: readonly Condition[] | undefined
}

/** How a rule recognises what it is about. Exactly one part is given. */
export type RuleTest = {
  flow?: { sink: string; from: Readonly<Record<string, Severity>>; severity?: string | undefined } | undefined
  call?: readonly CallTest[] | undefined
  set?: readonly CallTest[] | undefined
  use?: readonly string[] | undefined
  import?: readonly string[] | undefined
  /** Something the engine observes that is no call, by name. */
  observed?: string | undefined
  secret?: boolean | undefined
  /** Capabilities that must all be there, in this order where `ordered`. */
  together?: readonly string[] | undefined
}

export type Rule = {
  id: string
  title: string
  cwe: number
  severity: Severity
  confidence: Confidence
  group: string
  message: string
  why: string
  fix: string
  when: RuleTest
  matches: readonly string[]
  mustNotMatch: readonly string[]
}

export type SecretFormat = {
  id: string
  title: string
  /** Regular expression; the first group, if any, is the secret. */
  pattern: string
  /** One of these must occur (lower case) for the pattern to be tried. */
  keywords: readonly string[]
  /** Bits per character that the secret must have at least. */
  entropy?: number | undefined
  checksum?: 'crc32-base62' | 'luhn' | undefined
  severity: Severity
  matches: readonly string[]
  mustNotMatch: readonly string[]
}

/** A kind of source: how far it is trusted (`remote`, `local`, `ambient` …) and the words that say what it is. */
export type SourceKind = { group: string; says: string }

export type Knowledge = {
  version: string
  rules: readonly Rule[]
  libraries: readonly LibraryModel[]
  secrets: readonly SecretFormat[]
  sources: Readonly<Record<string, SourceKind>>
  /** Capability → the words that say it, with `{target}` for the resource. */
  capabilities: Readonly<Record<string, { says: string; resource?: string | undefined }>>
  /** Popular package names, for misspelt imports; may be empty. */
  popularPackages: readonly string[]
}
