// Who ran what, when, where: the list of Runs under filters that the address holds, live.

import type { RunFacets, RunFilter } from '@sentinel/contract'
import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { useTitle } from '../../components/useTitle.ts'
import { formatCount, plural } from '../../format/amount.ts'
import type { RunsSearch } from '../../router.tsx'
import { FacetRail } from './FacetRail.tsx'
import { FilterChips, RunSearch } from './FilterBar.tsx'
import { LiveSwitch } from './LiveSwitch.tsx'
import { NewRuns } from './NewRuns.tsx'
import { RunList } from './RunList.tsx'
import { useReading } from './useReading.ts'
import { useRunFacets, useRuns } from './useRuns.ts'

const route = getRouteApi('/shell/runs')

export function RunsScreen() {
  const search = route.useSearch()
  const filter = useFilter(search)
  const facets = useRunFacets(filter)
  const scroller = useRef<HTMLDivElement>(null)
  const { paused, setPointing, toTop } = useReading(scroller)
  const list = useRuns(filter, { live: search.live !== 'off', paused })
  const [railShown, setRailShown] = useRail(search)
  useTitle('Runs')
  useTopOf(filter, toTop)
  const show = () => {
    list.showHeld()
    toTop()
  }
  return (
    <div className="relative flex min-h-0 flex-1">
      <aside
        aria-label="Filters"
        hidden={isEmpty(facets.data)}
        className={`w-56 shrink-0 overflow-y-auto border-line border-r bg-paper max-lg:absolute max-lg:inset-y-0 max-lg:left-0 max-lg:z-20 max-lg:shadow-pop [&[hidden]]:hidden ${railShown ? '' : 'max-lg:hidden'}`}
      >
        {!(facets.isError && !facets.data) && <FacetRail values={facets.data} search={search} />}
      </aside>
      <section aria-labelledby="runs-title" className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
          <h1 id="runs-title" className="font-semibold text-lg">
            Runs
          </h1>
          <Total value={list.total} />
          <RunSearch search={search} />
          <Button
            icon="filter"
            className="lg:hidden"
            aria-expanded={railShown}
            onClick={() => setRailShown(!railShown)}
          >
            Filters
          </Button>
          <span className="ml-auto" />
          <LiveSwitch search={search} paused={paused} />
          <FilterChips search={search} />
        </div>
        <div className="relative flex min-h-0 flex-1 flex-col">
          <NewRuns count={list.waiting} show={show} />
          <div
            ref={scroller}
            data-scroll-restoration-id="runs"
            className="@container min-h-0 flex-1 overflow-y-auto"
          >
            <RunList {...{ list, search, filter, scroller }} onReading={setPointing} />
          </div>
        </div>
      </section>
    </div>
  )
}

function Total({ value }: { value: number | undefined }) {
  return (
    <span className="min-w-10 text-faint" title={value === undefined ? undefined : plural(value, 'run')}>
      {value !== undefined && formatCount(value)}
    </span>
  )
}

/** Nothing has run yet: there is nothing to narrow, and an empty rail would only take room. */
const isEmpty = (facets: RunFacets | undefined) =>
  facets !== undefined && Object.values(facets).every((values) => values.length === 0)

/** The same object as long as the filter says the same: what the list is keyed by. */
function useFilter(search: RunsSearch): RunFilter {
  const { live: _, ...filter } = search
  const text = JSON.stringify(filter)
  return useMemo(() => JSON.parse(text) as RunFilter, [text])
}

/** In a narrow window the rail lies over the list, and a choice in it closes it. */
function useRail(search: RunsSearch) {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (search) setShown(false)
  }, [search])
  return [shown, setShown] as const
}

/** Another filter is another list: it is read from its top. The first one may be where it was left. */
function useTopOf(filter: RunFilter, toTop: () => void) {
  const shown = useRef(filter)
  useEffect(() => {
    if (shown.current !== filter) toTop()
    shown.current = filter
  }, [filter, toTop])
}
