// One line of an inbox file: bytes in, a probe line or the reason why it is none out. Never throws.

import { type ErrorCode, inboxLimits, type ProbeLine, probeLineSchema } from '@sentinel/contract'

export type ParsedLine =
  | { kind: 'line'; line: ProbeLine }
  | { kind: 'refused'; code: ErrorCode; reason: string }

export function parseProbeLine(bytes: Uint8Array): ParsedLine {
  if (bytes.length > inboxLimits.lineBytes)
    return { kind: 'refused', code: 'inbox-line-oversized', reason: `${bytes.length} bytes` }
  const json = parseJson(bytes)
  if (json === undefined) return refused('not JSON')
  const parsed = probeLineSchema.safeParse(json)
  if (parsed.success) return { kind: 'line', line: parsed.data }
  // Only the place is told, never the value: it may be anything that somebody wrote into the inbox.
  const [issue] = parsed.error.issues
  return refused(`${issue?.path.join('.') || 'type'}: ${issue?.code ?? 'invalid'}`)
}

function refused(reason: string): ParsedLine {
  return { kind: 'refused', code: 'inbox-line-invalid', reason }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
