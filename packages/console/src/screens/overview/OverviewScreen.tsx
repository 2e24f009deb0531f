// Are we safe, is coverage complete, what changed. Every number leads to its rows.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Command } from '../../components/Command.tsx'
import { Failure } from '../../components/Failure.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import { useTitle } from '../../components/useTitle.ts'
import { plural } from '../../format/amount.ts'
import { useServices } from '../../services.ts'
import { CoveragePart } from './CoveragePart.tsx'
import { Destinations } from './Destinations.tsx'
import { Fresh } from './Fresh.tsx'
import { NeedsHuman } from './NeedsHuman.tsx'
import { Numbers, NumbersSkeleton } from './Numbers.tsx'

const route = getRouteApi('/shell/overview')
const spans = [1, 7, 30]
const defaultDays = 7

export function OverviewScreen() {
  const { days = defaultDays } = route.useSearch()
  const query = useOverview(days)
  useTitle('Overview')
  const told = query.data
  return (
    <section
      aria-labelledby="overview-title"
      className="@container min-h-0 flex-1 overflow-y-auto"
      data-scroll-restoration-id="overview"
    >
      <div className="mx-auto flex w-full max-w-400 flex-col gap-9 px-6 pt-4 pb-14">
        <header className="flex items-center gap-4">
          <h1 id="overview-title" className="font-semibold text-xl">
            Overview
          </h1>
          <nav aria-label="Time" className={`ml-auto ${segmentsLook}`}>
            {spans.map((span) => (
              <Link
                key={span}
                to="/overview"
                search={span === defaultDays ? {} : { days: span }}
                replace
                className={segmentLook}
                aria-current={span === days ? 'page' : undefined}
              >
                {plural(span, 'day')}
              </Link>
            ))}
          </nav>
        </header>
        {query.isError && !told ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : !told ? (
          <NumbersSkeleton />
        ) : told.since === null ? (
          <NothingYet />
        ) : (
          <>
            <Numbers told={told} />
            <CoveragePart days={days} />
            <div className="grid grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] items-start gap-x-12 gap-y-9 @max-[60rem]:grid-cols-1">
              <div className="flex min-w-0 flex-col gap-9">
                <Destinations told={told} />
                <Fresh told={told} />
              </div>
              <NeedsHuman />
            </div>
          </>
        )}
      </div>
    </section>
  )
}

const NothingYet = () => (
  <div className="max-w-lg pt-[8vh]">
    <h2 className="font-semibold text-lg">Nothing has run yet</h2>
    <p className="mt-1.5 mb-4 text-soft">
      Numbers begin with the first recorded Run. Until then this page knows nothing, neither good nor bad.
    </p>
    <Command line="./sentinel run script.py" />
  </div>
)

function useOverview(days: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['overview', days],
    queryFn: ({ signal }) => api('overview', { query: { days }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  })
}
