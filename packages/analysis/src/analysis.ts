// What one analysis takes and gives: plain data, ready to be stored, sent and shown.
import type { FindingKind } from '@sentinel/contract'
import type { Position } from './decode/source.ts'
import type { ResolveModule } from './interpret/machine.ts'
import type { Confidence, Severity } from './knowledge.ts'
import type { KnowledgeIndex } from './knowledgeIndex.ts'
import type { Limits } from './parse/limits.ts'
import type { PythonParser } from './parse/parser.ts'

export type AnalysisInput = {
  /** Names the script in findings; decides whether it is a notebook (`.ipynb`) or an archive (`.pyz`). */
  path: string
  /** The file as it is; or `text` for code that never was a file (`-c`, a cell). */
  bytes?: Uint8Array
  text?: string
  parser: PythonParser
  /** From `indexKnowledge`, made once. */
  knowledge: KnowledgeIndex
  resolveModule?: ResolveModule
  limits?: Partial<Limits>
  /** Key of the hashes that stand for secrets: the same secret has the same hash under the same key only. */
  secretKey: Uint8Array
  /** `YYYY-MM-DD`, for suppressions that expire; without it none does. */
  today?: string
}

export type CodePlace = Position & { file: string }

/** One step of a flow, source first. */
export type FlowStep = CodePlace & { note: string; excerpt: string }

export type SecretEvidence = { type: string; hash: string; lastFour: string }

export type Finding = {
  rule: string
  kind: FindingKind
  title: string
  /** CWE number. */
  cwe: number
  severity: Severity
  confidence: Confidence
  message: string
  fix: string
  place: CodePlace
  endLine: number
  /** The line, with secrets masked. */
  excerpt: string
  /** From source to sink; empty where the finding is no flow. */
  path: FlowStep[]
  secret?: SecretEvidence
  /** Stays the same while the line and rule do: for baselines. */
  fingerprint: string
  /** Set where a comment silenced it. */
  suppressed?: { reason: string; until?: string }
}

/** What could happen, with the resources as far as the text tells them. */
export type Fact = CodePlace & { does: string; callee: string; targets: string[] }

export type Capability = { does: string; says: string; targets: string[]; places: CodePlace[] }

export type Intent = {
  /** One sentence for a person. */
  summary: string
  statements: string[]
  sources: string[]
  destinations: string[]
}

/** Code that was hidden in text. `how` lists the decoders and how it was run; `from` is the file or layer it stood in. */
export type Layer = {
  name: string
  from: string
  line: number
  how: string[]
  lines: number
  excerpt: string
}

export type Inventory = { imports: { name: string; line: number; isLocal: boolean }[] }

export type Analysis = {
  path: string
  /** Lines of the script itself. */
  lines: number
  findings: Finding[]
  facts: Fact[]
  capabilities: Capability[]
  intent: Intent
  layers: Layer[]
  inventory: Inventory
  /** Why it was not analysed whole; absent where it was. */
  incomplete?: { reason: string; line: number }[]
}
