// Are we safe, is coverage complete, what changed. Every number leads to its rows.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Command } from '../../components/Command.tsx'
import { Failure } from '../../components/Failure.tsx'
import { TimedScreen } from '../../components/TimedScreen.tsx'
import { useTitle } from '../../components/useTitle.ts'
import { useServices } from '../../services.ts'
import { CoveragePart } from './CoveragePart.tsx'
import { Destinations } from './Destinations.tsx'
import { Fresh } from './Fresh.tsx'
import { NeedsHuman } from './NeedsHuman.tsx'
import { Numbers, NumbersSkeleton } from './Numbers.tsx'

const route = getRouteApi('/shell/overview')
const spans = [1, 7, 30]
const usual = 7

export function OverviewScreen() {
  const { days = usual } = route.useSearch()
  const query = useOverview(days)
  useTitle('Overview')
  const told = query.data
  return (
    <TimedScreen title="Overview" to="/overview" spans={spans} usual={usual} days={days}>
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
    </TimedScreen>
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
