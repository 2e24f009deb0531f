// The first lines of a script as the agent read them (secrets masked), with what was done and found on each line beside it.

import type { RunDetail } from '@sentinel/contract'
import { useMemo } from 'react'
import { plural } from '../../format/amount.ts'
import { highlightPython, type Look, type Token } from './highlightPython.ts'

/** `ink`: a class of text colour. A note that `stands` marks its whole line. */
export type LineNote = { ink: string; text: string; stands?: true }
export type LineNotes = ReadonlyMap<number, LineNote[]>

const looks: Record<Look, string> = {
  plain: '',
  word: 'text-accent',
  text: 'text-good',
  comment: 'text-faint italic',
  number: 'text-lane-processes',
  name: 'font-medium',
}

type ScriptTextProps = { excerpt: RunDetail['excerpt']; notes: LineNotes }

export function ScriptText({ excerpt, notes }: ScriptTextProps) {
  const lines = useMemo(() => highlightPython(excerpt?.text ?? ''), [excerpt?.text])
  if (!excerpt) return null
  return (
    <section id="script" aria-labelledby="script-title" className="scroll-mt-4">
      <h2 id="script-title" className="mb-2 flex items-baseline gap-2 font-semibold">
        Script
        <span className="font-normal text-faint">
          {excerpt.excerptLines < excerpt.lines
            ? `lines 1 to ${excerpt.excerptLines} of ${excerpt.lines}`
            : plural(excerpt.lines, 'line')}
        </span>
      </h2>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (axe: scrollable-region-focusable)
        tabIndex={0}
        className="overflow-x-auto rounded-lg border border-line bg-raised py-2 font-mono text-sm"
      >
        <code>
          {lines.map((tokens, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
            <Line key={i} number={i + 1} tokens={tokens} notes={notes.get(i + 1)} />
          ))}
        </code>
      </pre>
    </section>
  )
}

type LineProps = { number: number; tokens: Token[]; notes: LineNote[] | undefined }

function Line({ number, tokens, notes }: LineProps) {
  const standing = notes?.filter(({ stands }) => stands) ?? []
  const tone = standing.length > 0 ? 'bg-warn-wash' : notes ? 'bg-hover' : ''
  return (
    <span
      id={`L${number}`}
      className={`grid w-max min-w-full scroll-mt-24 grid-cols-[3.25rem_1.75rem_1fr] pr-4 target:outline-2 target:outline-accent target:-outline-offset-2 ${tone}`}
    >
      <span className="select-none pr-2 text-right text-faint" aria-hidden="true">
        {number}
      </span>
      <Margin notes={notes} />
      <span>
        {tokens.map(({ look, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens have nothing but their place
          <span key={i} className={looks[look]}>
            {text}
          </span>
        ))}
        {standing.map(({ text, ink }) => (
          <span key={text} className={`ml-6 select-none font-sans ${ink}`}>
            {text}
          </span>
        ))}
        {'\n'}
      </span>
    </span>
  )
}

/** A dot per colour of what happened on this line. */
function Margin({ notes = [] }: { notes: LineNote[] | undefined }) {
  const inks = [...new Set(notes.map(({ ink }) => ink))].slice(0, 3)
  const told = notes.slice(0, 8).map(({ text }) => text)
  return (
    <span className="flex select-none items-center gap-0.5" title={told.join('\n') || undefined}>
      {inks.map((ink) => (
        <span key={ink} className={`mark-ink size-1.5 rounded-sm bg-current ${ink}`} />
      ))}
    </span>
  )
}
