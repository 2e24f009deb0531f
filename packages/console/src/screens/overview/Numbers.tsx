// The four numbers, each with where it comes from and how it moved.

import type { Overview, Trend } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Link, type LinkProps } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatCount, plural } from '../../format/amount.ts'
import { useNow, useServices } from '../../services.ts'
import { DailyBars } from './DailyBars.tsx'
import { useFleet } from './useFleet.ts'

export function Numbers({ told }: { told: Overview }) {
  const { runs, failed, denied } = told
  const before = useBefore(told)
  return (
    <div className="grid grid-cols-4 border-line border-y @max-[52rem]:grid-cols-2">
      <Figure title="Runs" value={formatCount(runs.count)} link={{ to: '/runs' }} trend={runs.daily}>
        {before(runs)}
        {failed.count > 0 && (
          <>
            ,{' '}
            <Link
              to="/runs"
              search={{ status: 'failed' }}
              className="relative rounded-sm text-bad underline decoration-bad/40 underline-offset-2"
            >
              {formatCount(failed.count)} failed
            </Link>
          </>
        )}
      </Figure>
      <Reporting />
      <OpenAlerts />
      <Figure
        title="Acts stopped by policy"
        value={formatCount(denied.count)}
        link={{ to: '/policies', search: { view: 'verdicts' } }}
        trend={denied.daily}
      >
        {before(denied)}
      </Figure>
    </div>
  )
}

/** What was before is told as a number: a percentage of few says nothing. Where nobody looked, there is no number. */
function useBefore({ days, since }: Overview) {
  const now = useNow()
  const span = days === 1 ? 'day' : plural(days, 'day')
  const isKnown = since !== null && Date.parse(since) < now - 2 * days * 86_400_000
  return ({ before }: Trend) =>
    isKnown ? `${formatCount(before)} in the ${span} before` : `not on record for the ${span} before`
}

type FigureProps = {
  title: string
  value: ReactNode
  link: Pick<LinkProps, 'to' | 'search'>
  trend?: number[]
  children: ReactNode
}

const Figure = ({ title, value, link, trend, children }: FigureProps) => (
  <div className="relative flex min-w-0 flex-col gap-1 border-line py-4 pr-5 not-first:border-l not-first:pl-5 hover:bg-hover @max-[52rem]:odd:border-l-0 @max-[52rem]:odd:pl-0">
    <h2 className="text-soft">
      <Link {...link} className="rounded-sm after:absolute after:inset-0">
        {title}
      </Link>
    </h2>
    <div className="flex items-end justify-between gap-3">
      <p className="font-semibold text-[2rem] leading-none tracking-tight">{value}</p>
      {trend && trend.length > 1 && <DailyBars daily={trend} />}
    </div>
    <p className="mt-1 text-faint">{children}</p>
  </div>
)

const unknown = <span className="text-faint">–</span>

function Reporting() {
  const { data } = useFleet()
  const link = { to: '/endpoints' } as const
  if (!data)
    return (
      <Figure title="Endpoints reporting" value={unknown} link={link}>
        not known now
      </Figure>
    )
  const away = data.filter(({ status }) => status !== 'reporting').length
  return (
    <Figure
      title="Endpoints reporting"
      link={link}
      value={
        <>
          {formatCount(data.length - away)}
          <span className="font-normal text-faint text-lg leading-none"> of {formatCount(data.length)}</span>
        </>
      }
    >
      {away === 0 ? 'all of them' : <span className="text-warn">{formatCount(away)} not heard of now</span>}
    </Figure>
  )
}

function OpenAlerts() {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['alerts', 'overview'],
    queryFn: ({ signal }) => api('alerts', { query: { minSeverity: 'high', limit: 1 }, signal }),
    refetchInterval: 30_000,
  })
  const link = { to: '/alerts' } as const
  if (!data)
    return (
      <Figure title="Open alerts" value={unknown} link={link}>
        not known now
      </Figure>
    )
  const { counts, total } = data
  return (
    <Figure title="Open alerts" value={formatCount(counts.new + counts.acknowledged)} link={link}>
      {total > 0 ? (
        <Link
          to="/alerts"
          search={{ minSeverity: 'high' }}
          className="relative rounded-sm text-bad underline decoration-bad/40 underline-offset-2"
        >
          {formatCount(total)} high or critical
        </Link>
      ) : (
        'none high or critical'
      )}
      , {formatCount(counts.new)} new
    </Figure>
  )
}

export const NumbersSkeleton = () => (
  <div role="status" aria-label="Loading" className="grid grid-cols-4 border-line border-y">
    {['w-24', 'w-28', 'w-20', 'w-32'].map((width) => (
      <div
        key={width}
        className="flex flex-col gap-3 border-line py-5 pr-5 not-first:border-l not-first:pl-5"
      >
        <span className={`skeleton h-2.5 ${width}`} />
        <span className="skeleton h-7 w-16" />
        <span className="skeleton h-2.5 w-36" />
      </div>
    ))}
  </div>
)
