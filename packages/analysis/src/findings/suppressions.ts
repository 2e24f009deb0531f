// `# sentinel: ignore[rule] reason until=2027-01-01`: silences a rule on its line, for a reason and a time.
import { positionAt, type Source } from '../decode/source.ts'

export type Suppression = {
  rules: readonly string[]
  reason: string
  until: string | null
  line: number
  at: number
}

const COMMENT = /#\s*sentinel:\s*ignore\[([\w\-*,\s]+)\]([^\n]*)/g

/** A comment on a line of its own speaks for the next line. */
export const suppressionsIn = (source: Source): Suppression[] => {
  if (!source.text.includes('sentinel:')) return []
  return [...source.text.matchAll(COMMENT)].map((match) => {
    const [, rules = '', rest = ''] = match
    const until = /\buntil=(\d{4}-\d{2}-\d{2})/.exec(rest)?.[1] ?? null
    const { line } = positionAt(source, match.index)
    const lineStart = source.text.lastIndexOf('\n', match.index) + 1
    const isAlone = source.text.slice(lineStart, match.index).trim() === ''
    return {
      rules: rules.split(',').map((rule) => rule.trim()),
      reason: rest.replace(/\buntil=\S+/, '').trim(),
      until,
      line: isAlone ? line + 1 : line,
      at: match.index,
    }
  })
}

export const isExpired = (suppression: Suppression, today: string | undefined): boolean =>
  today !== undefined && suppression.until !== null && suppression.until < today
