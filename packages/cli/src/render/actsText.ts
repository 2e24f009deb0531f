// What a Run did in its user's words, whole sentences broken at words: the middle is where they say what was touched.

import { type RunDetail, tellFlow } from '@sentinel/contract'
import type { Terminal } from '../terminal.ts'
import { counted } from './format.ts'

type Page = { run: RunDetail; paint: Terminal['paint']; columns: number; most: number }

/** Lines under the title `did`; the `most` first acts, then how many more there are. */
export const actsText = (page: Page): string =>
  sentencesText(
    'did',
    page.run.acts.map(({ told, at }) => `${told}${at ? `  (${at.split('/').at(-1)})` : ''}`),
    page,
  )

/** What was read beside what was sent, under the title `sent`. */
export const lineageText = (page: Page): string =>
  sentencesText('sent', (page.run.lineage ?? []).map(tellFlow), page)

function sentencesText(title: string, sentences: string[], { paint, columns, most }: Page): string {
  const width = Math.max(20, columns - 15)
  const lines = sentences.slice(0, most).flatMap((sentence) => broken(sentence, width))
  const rest = sentences.length - most
  if (rest > 0) lines.push(paint('dim', `and ${counted(rest, 'more', 'more')}`))
  return lines
    .map((line, index) => `  ${paint('dim', (index === 0 ? title : '').padEnd(12))} ${line}\n`)
    .join('')
}

/** A text in lines of at most `width` characters, all but the first one set in; a longer word has a line of its own. */
export function broken(text: string, width: number): string[] {
  const lines = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) as string
    const longer = last === '' ? word : `${last} ${word}`
    if (longer.length <= width || last.trim() === '') lines[lines.length - 1] = longer
    else lines.push(`  ${word}`)
  }
  return lines
}
