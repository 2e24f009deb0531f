// Who ran what, when, where: the list of Runs under filters that the address holds, live.

import type { RunFilter } from '@sentinel/contract'
import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Icon } from '../../components/Icon.tsx'
import { useTitle } from '../../components/useTitle.ts'
import { formatCount, plural } from '../../format/amount.ts'
import type { RunsSearch } from '../../router.tsx'
import { NoMatch, NoRunsYet } from './EmptyRuns.tsx'
import { FacetRail } from './FacetRail.tsx'
import { FilterChips, SearchField } from './FilterBar.tsx'
import { LiveSwitch } from './LiveSwitch.tsx'
import { NewRuns } from './NewRuns.tsx'
import { RunsTable } from './RunsTable.tsx'
import { useReading } from './useReading.ts'
import { useRunFacets, useRuns } from './useRuns.ts'

const route = getRouteApi('/shell/runs')

export function RunsScreen() {
  const search = route.useSearch()
  const filter = useFilter(search)
  const filtered = Object.keys(filter).length > 0
  const facets = useRunFacets(filter)
  const [railShown, setRailShown] = useState(false)
  useTitle('Runs')
  useEffect(() => {
    if (search) setRailShown(false)
  }, [search])
  return (
    <div className="relative flex min-h-0 flex-1">
      <aside
        aria-label="Filters"
        className={`w-60 shrink-0 overflow-y-auto border-line border-r bg-paper max-lg:absolute max-lg:inset-y-0 max-lg:left-0 max-lg:z-20 max-lg:shadow-pop ${railShown ? '' : 'max-lg:hidden'}`}
      >
        <FacetRail values={facets.data} search={search} />
      </aside>
      <RunList
        key={JSON.stringify(filter)}
        search={search}
        filter={filter}
        filtered={filtered}
        toggleRail={() => setRailShown(!railShown)}
      />
    </div>
  )
}

type RunListProps = {
  search: RunsSearch
  filter: RunFilter
  filtered: boolean
  toggleRail: () => void
}

function RunList({ search, filter, filtered, toggleRail }: RunListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { paused, setPointing, toTop } = useReading(scroller)
  const { query, runs, total, waiting, showHeld } = useRuns(filter, { live: search.live !== 'off', paused })
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  return (
    <section aria-labelledby="runs-title" className="flex min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
        <h1 id="runs-title" className="font-semibold text-lg">
          Runs
        </h1>
        <span className="min-w-12 text-faint" title={total === undefined ? undefined : plural(total, 'run')}>
          {total === undefined ? '' : formatCount(total)}
        </span>
        <SearchField search={search} />
        <Button icon="filter" className="lg:hidden" onClick={toggleRail}>
          Filters
        </Button>
        <span className="ml-auto" />
        <LiveSwitch search={search} paused={paused} />
        <FilterChips search={search} />
      </div>
      <div className="relative flex min-h-0 flex-1 flex-col">
        <NewRuns
          count={waiting}
          show={() => {
            showHeld()
            toTop()
          }}
        />
        <div
          ref={scroller}
          data-scroll-restoration-id="runs"
          className="@container min-h-0 flex-1 overflow-y-auto"
        >
          {query.isError && runs.length === 0 ? (
            <Failure error={query.error} retry={() => query.refetch()} />
          ) : query.isSuccess && runs.length === 0 ? (
            filtered ? (
              <NoMatch search={search} />
            ) : (
              <NoRunsYet />
            )
          ) : (
            <RunsTable
              runs={runs}
              total={total ?? 0}
              scroller={scroller}
              loading={query.isPending || isFetchingNextPage}
              more={hasNextPage && !isFetchingNextPage && !isFetchNextPageError ? more : undefined}
              onReading={setPointing}
              foot={isFetchNextPageError && <OlderFailed retry={more} />}
            />
          )}
        </div>
      </div>
    </section>
  )
}

function OlderFailed({ retry }: { retry: () => void }) {
  return (
    <p role="alert" className="flex items-center gap-2 px-4 py-3 text-soft">
      <Icon name="away" className="text-warn" />
      Older runs could not be loaded.
      <Button onClick={retry}>Try again</Button>
    </p>
  )
}

/** The same object as long as the filter says the same: what the list is keyed by. */
function useFilter(search: RunsSearch): RunFilter {
  const { live: _, ...filter } = search
  const text = JSON.stringify(filter)
  return useMemo(() => JSON.parse(text) as RunFilter, [text])
}
