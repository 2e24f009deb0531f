// One bar for each day, today the last: how a number came about, at a glance.

import { formatCount } from '../../format/amount.ts'

const height = 28

export function DailyBars({ daily }: { daily: number[] }) {
  const most = Math.max(1, ...daily)
  const step = daily.length > 10 ? 4 : 10
  const told = `Day by day, today last: ${daily.map(formatCount).join(', ')}`
  return (
    <svg
      role="img"
      aria-label={told}
      viewBox={`0 0 ${daily.length * step} ${height}`}
      width={daily.length * step}
      height={height}
      className="shrink-0"
    >
      <title>{told}</title>
      {daily.map((value, i) => {
        const tall = value === 0 ? 1 : Math.max(2, (value / most) * height)
        const isToday = i === daily.length - 1
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: the place is the day
            key={i}
            x={i * step}
            y={height - tall}
            width={step - (step > 6 ? 3 : 1)}
            height={tall}
            rx={step > 6 ? 1.5 : 0.5}
            className={`mark-ink ${value === 0 ? 'fill-line' : isToday ? 'fill-accent' : 'fill-edge'}`}
          />
        )
      })}
    </svg>
  )
}
