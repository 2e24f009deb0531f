// All Events of a closed lane in one strip: bars where they are, taller where there are more, names where there is room.

import { useMemo } from 'react'
import type { Mark } from './readMarks.ts'
import { barsOf, labelsOf, type Scale, stretchesOf } from './scale.ts'

const stripHeight = 30

type StripProps = { marks: Mark[]; scale: Scale; pointed: Mark | undefined; names: boolean }

export function Strip({ marks, scale, pointed, names }: StripProps) {
  // The pointer renders anew with each of its moves; what it moves over stays the same.
  const bars = useMemo(() => barsOf(marks, scale), [marks, scale])
  const labels = useMemo(() => labelsOf(bars, scale.width), [bars, scale])
  const stretches = useMemo(() => stretchesOf(marks), [marks])
  return (
    <svg aria-hidden="true" width={scale.width} height={stripHeight} className="block">
      {stretches.map(({ from, to }) => (
        <rect
          key={from}
          x={scale.x(from)}
          y={stripHeight - 5}
          width={scale.x(to) - scale.x(from)}
          height={2}
          rx={1}
          className="fill-current opacity-45"
        />
      ))}
      {bars.map((bar) => {
        // Twice as many Events are one step taller: a burst shows, a single one is still to be seen.
        const height = Math.min(stripHeight - 8, 10 + Math.log2(bar.marks.length) * 3)
        const isPointed = pointed !== undefined && bar.marks.includes(pointed)
        return (
          <rect
            key={bar.x}
            x={bar.x - (isPointed ? 0.5 : 0)}
            y={(stripHeight - height) / 2}
            width={isPointed ? 3 : 2}
            height={height}
            rx={1}
            className={`mark-ink fill-current ${pointed && !isPointed ? 'opacity-60' : ''}`}
          />
        )
      })}
      {names &&
        labels.map(({ x, text }) => (
          <text key={x} x={x + 6} y={stripHeight / 2 + 4} className="fill-soft text-xs">
            {text}
          </text>
        ))}
    </svg>
  )
}
