// The first lines of the script as the agent read them (secrets masked), with what happened on each line beside it.

import type { RunDetail } from '@sentinel/contract'
import { useMemo } from 'react'
import { plural } from '../../../format/amount.ts'
import { splitPlace } from '../../../format/path.ts'
import { inkOf } from '../timeline/lanes.ts'
import type { Mark } from '../timeline/readMarks.ts'
import { highlightPython, type Look, type Token } from './highlightPython.ts'

const looks: Record<Look, string> = {
  plain: '',
  word: 'text-accent',
  text: 'text-good',
  comment: 'text-faint italic',
  number: 'text-lane-processes',
  name: 'font-medium',
}

export function ScriptExcerpt({ run, marks }: { run: RunDetail; marks: Mark[] }) {
  const { excerpt, script } = run
  const lines = useMemo(() => highlightPython(excerpt?.text ?? ''), [excerpt?.text])
  const byLine = useMemo(() => marksByLine(marks, script.path), [marks, script.path])
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
            <Line key={i} number={i + 1} tokens={tokens} marks={byLine.get(i + 1)} />
          ))}
        </code>
      </pre>
    </section>
  )
}

function Line({ number, tokens, marks }: { number: number; tokens: Token[]; marks: Mark[] | undefined }) {
  return (
    <span className={`grid w-max min-w-full grid-cols-[3.25rem_1.75rem_1fr] pr-4 ${marks ? 'bg-hover' : ''}`}>
      <span className="select-none pr-2 text-right text-faint" aria-hidden="true">
        {number}
      </span>
      <Margin marks={marks} />
      <span>
        {tokens.map(({ look, text }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens have nothing but their place
          <span key={i} className={looks[look]}>
            {text}
          </span>
        ))}
        {'\n'}
      </span>
    </span>
  )
}

/** A dot per lane that something happened in on this line. */
function Margin({ marks = [] }: { marks: Mark[] | undefined }) {
  const touched = [...new Set(marks.map(({ lane }) => lane))].slice(0, 3)
  const told = marks.slice(0, 8).map(({ sentence }) => sentence)
  return (
    <span className="flex select-none items-center gap-0.5" title={told.join('\n') || undefined}>
      {touched.map((lane) => (
        <span
          key={lane}
          className={`size-1.5 rounded-sm bg-current mark-ink ${lane ? inkOf[lane] : 'text-edge'}`}
        />
      ))}
    </span>
  )
}

function marksByLine(marks: Mark[], script: string | undefined): Map<number, Mark[]> {
  const lines = new Map<number, Mark[]>()
  for (const mark of marks) {
    if (!mark.at) continue
    const { path, line } = splitPlace(mark.at)
    if (path !== script || line === null) continue
    const held = lines.get(line)
    if (held) held.push(mark)
    else lines.set(line, [mark])
  }
  return lines
}
