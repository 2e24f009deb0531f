// How another version of the Script differs from this one, as far as the agents let their texts be seen.

import type { ScriptDetail } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Failure } from '../../components/Failure.tsx'
import { useServices } from '../../services.ts'
import { aroundChanges, type DiffLine, diffLines } from './diffLines.ts'

type Excerpt = ScriptDetail['excerpt']

export function VersionDiff({ against, excerpt }: { against: string; excerpt: Excerpt }) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['script', against],
    queryFn: ({ signal }) => api('script', { params: { hash: against }, signal }),
  })
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <div className="skeleton mt-3 h-24 w-full" />
  const other = query.data.excerpt
  if (!other || !excerpt)
    return <p className="mt-3 text-soft">One of the two texts was not kept, so they cannot be compared.</p>
  return <Lines before={other} after={excerpt} against={against} />
}

type LinesProps = { before: NonNullable<Excerpt>; after: NonNullable<Excerpt>; against: string }

function Lines({ before, after, against }: LinesProps) {
  const lines = useMemo(() => aroundChanges(diffLines(before.text, after.text)), [before.text, after.text])
  const isCut = before.excerptLines < before.lines || after.excerptLines < after.lines
  const isSame = lines.every((line) => line === null)
  return (
    <>
      <p className="mt-3 mb-2 text-soft">
        {isSame ? 'No line that is kept differs' : 'What changed'} from{' '}
        <span className="font-mono text-sm">{against.slice(0, 12)}</span> to this one
        {isCut && ', in the first lines, which are kept'}.
      </p>
      {!isSame && (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (axe: scrollable-region-focusable)
          tabIndex={0}
          className="overflow-x-auto rounded-lg border border-line bg-raised py-2 font-mono text-sm"
        >
          <code>
            {lines.map((line, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
              <Line key={i} line={line} />
            ))}
          </code>
        </pre>
      )}
    </>
  )
}

const looks: Record<DiffLine['kind'], { sign: string; look: string }> = {
  same: { sign: ' ', look: '' },
  removed: { sign: '-', look: 'bg-bad-wash text-bad' },
  added: { sign: '+', look: 'bg-good/10 text-good' },
}

function Line({ line }: { line: DiffLine | null }) {
  if (!line) return <span className="block px-3 text-faint select-none">…{'\n'}</span>
  const { sign, look } = looks[line.kind]
  return (
    <span className={`grid w-max min-w-full grid-cols-[3rem_3rem_1.5rem_1fr] pr-4 ${look}`}>
      <span aria-hidden="true" className="select-none pr-2 text-right text-faint">
        {line.before}
      </span>
      <span aria-hidden="true" className="select-none pr-2 text-right text-faint">
        {line.after}
      </span>
      <span>{sign}</span>
      <span>
        {line.text}
        {'\n'}
      </span>
    </span>
  )
}
