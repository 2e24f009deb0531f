// One bar for each day on which a Script ran, the part that failed at its foot.

import type { Habits } from '@sentinel/contract'
import { formatCount, plural } from '../../format/amount.ts'

const height = 28
const step = 6

export function DayBars({ days }: { days: Habits['days'] }) {
  const most = Math.max(1, ...days.map(({ runs }) => runs))
  const told = days
    .map(
      ({ day, runs, failed }) =>
        `${day}: ${plural(runs, 'run')}${failed > 0 ? `, ${formatCount(failed)} failed` : ''}`,
    )
    .join('; ')
  return (
    <svg
      role="img"
      aria-label={`Runs by day: ${told}`}
      viewBox={`0 0 ${days.length * step} ${height}`}
      width={days.length * step}
      height={height}
      className="max-w-full"
    >
      <title>{told}</title>
      {days.map(({ day, runs, failed }, i) => {
        const tall = Math.max(2, (runs / most) * height)
        const bad = failed === 0 ? 0 : Math.max(2, (failed / most) * height)
        return (
          <g key={day}>
            <rect
              x={i * step}
              y={height - tall}
              width={step - 2}
              height={tall}
              rx={1}
              className="mark-ink fill-edge"
            />
            {bad > 0 && (
              <rect
                x={i * step}
                y={height - bad}
                width={step - 2}
                height={bad}
                rx={1}
                className="mark-ink fill-bad"
              />
            )}
          </g>
        )
      })}
    </svg>
  )
}
