// Secrets in a script: by their providers' formats anywhere in the text, and by the names that values are bound to.
import { createHmac } from 'node:crypto'
import type { AnalysisInput, SecretEvidence } from '../analysis.ts'
import type { BindingNote, Machine } from '../interpret/machine.ts'
import type { Confidence, Severity } from '../knowledge.ts'
import type { CompiledFormat, KnowledgeIndex } from '../knowledgeIndex.ts'
import { hasValidChecksum } from './checksums.ts'
import { entropyOf, isCommonWord, isPlaceholder, isSecretName, strengthOf } from './plausible.ts'

/** `value` is used to mask excerpts and never leaves the package. */
export type FoundSecret = {
  file: string
  at: number
  end: number
  title: string
  severity: Severity
  confidence: Confidence
  evidence: SecretEvidence
  value: string
}

type Candidate = Omit<FoundSecret, 'evidence'> & { type: string }

export const findSecrets = (machine: Machine, input: AnalysisInput): FoundSecret[] => {
  const { secretFormats } = input.knowledge
  const found = new Map<string, Candidate>()
  const add = (candidate: Candidate) => {
    const key = `${candidate.file}:${candidate.value}`
    if (!found.has(key)) found.set(key, candidate)
  }
  for (const [file, loaded] of machine.loaded) {
    const isOwn = file === input.path || file.startsWith(`${input.path}#`)
    if (isOwn) for (const hit of inText(loaded.source.text, secretFormats)) add({ ...hit, file })
  }
  for (const binding of machine.notes.bindings)
    for (const hit of inBinding(machine, binding, input.knowledge)) add(hit)
  return [...found.values()].map((candidate) => sealed(candidate, input.secretKey))
}

/** What leaves: the type, a hash that only the key's holder can compare, and the last four characters. */
const sealed = ({ type, ...rest }: Candidate, secretKey: Uint8Array): FoundSecret => ({
  ...rest,
  evidence: {
    type,
    hash: createHmac('sha256', secretKey).update(rest.value).digest('hex').slice(0, 32),
    lastFour: rest.value.slice(-4),
  },
})

type Hit = Omit<Candidate, 'file'>

const MAX_HITS = 200

function* inText(text: string, formats: readonly CompiledFormat[]): Generator<Hit> {
  const lower = text.toLowerCase()
  let count = 0
  for (const { format, pattern } of formats) {
    if (!format.keywords.some((keyword) => lower.includes(keyword))) continue
    for (const match of text.matchAll(pattern)) {
      const value = match[1] ?? match[0]
      const at = match.index + match[0].indexOf(value)
      if (!isPlausible(value, format)) continue
      count += 1
      if (count > MAX_HITS) return
      yield {
        at,
        end: at + value.length,
        type: format.id,
        title: format.title,
        severity: format.severity,
        confidence: 'high',
        value,
      }
    }
  }
}

const isPlausible = (value: string, format: CompiledFormat['format']): boolean => {
  if (isPlaceholder(value) || isCommonWord(value)) return false
  if (format.entropy !== undefined && entropyOf(value) < format.entropy) return false
  return format.checksum === undefined || hasValidChecksum(value, format.checksum)
}

/** A bound value that is a known secret only once it is put together, or that its name gives away. */
function* inBinding(machine: Machine, binding: BindingNote, knowledge: KnowledgeIndex): Generator<Candidate> {
  const { file, at, end, name, value } = binding
  const text = machine.loaded.get(file)?.source.text ?? ''
  let isKnown = false
  const hits = knowledge.secretHint.test(value.toLowerCase()) ? inText(value, knowledge.secretFormats) : []
  for (const hit of hits) {
    isKnown = true
    if (!text.includes(hit.value)) yield { ...hit, file, at, end }
  }
  if (isKnown || name === '' || !isSecretName(name)) return
  const strength = strengthOf(name, value)
  if (strength === null) return
  const isStrong = strength === 'strong'
  yield {
    file,
    at,
    end,
    type: 'named-secret',
    title: `The value of ${name}`,
    severity: isStrong ? 'high' : 'medium',
    confidence: isStrong ? 'high' : 'medium',
    value,
  }
}
