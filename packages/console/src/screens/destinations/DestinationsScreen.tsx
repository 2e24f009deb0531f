// Where does data go: hosts and AI providers by bytes, with the classes of data, the scripts and the accounts.

import type { DestinationRow } from '@sentinel/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { DestinationTable } from '../../components/destinations/DestinationTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import { useTitle } from '../../components/useTitle.ts'
import { formatBytes, formatCount, plural } from '../../format/amount.ts'
import type { DestinationsSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { type Slice, sliceOf, slices } from './slices.ts'

const route = getRouteApi('/shell/destinations')
const periods = [7, 30, 90] as const

export function DestinationsScreen() {
  const search = route.useSearch()
  const { days = 30 } = search
  const query = useDestinations(days)
  useTitle('Destinations')
  const list = query.data
  const slice = sliceOf(search.kind)
  const rows = list?.destinations.filter(slice.has) ?? []
  return (
    <section aria-labelledby="destinations-title" className="flex min-h-0 flex-1 flex-col">
      <Bar search={search} slice={slice} all={list?.destinations} />
      <div
        className="@container min-h-0 flex-1 overflow-auto px-4 pb-8"
        data-scroll-restoration-id="destinations"
      >
        {query.isError && !list ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : !list ? (
          <TableSkeleton />
        ) : rows.length === 0 ? (
          <Nothing slice={slice} days={days} />
        ) : (
          <>
            <p className="pt-3 pb-1 text-soft">{summary(rows)}</p>
            <DestinationTable rows={rows} sticky />
            {list.total > list.destinations.length && (
              <p className="py-3 text-soft">
                The first {formatCount(list.destinations.length)} of {formatCount(list.total)} hosts are
                listed, those that got most.
              </p>
            )}
          </>
        )}
      </div>
    </section>
  )
}

type BarProps = { search: DestinationsSearch; slice: Slice; all: DestinationRow[] | undefined }

const Bar = ({ search, slice, all }: BarProps) => (
  <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
    <h1 id="destinations-title" className="font-semibold text-lg">
      Destinations
    </h1>
    <nav aria-label="Of which kind" className={segmentsLook}>
      {slices.map((one) => (
        <Link
          key={one.title}
          to="/destinations"
          search={{ ...search, kind: one.id }}
          replace
          className={segmentLook}
          {...(one === slice ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
        >
          {one.title}
          {all && <span className="ml-1.5 text-faint">{formatCount(all.filter(one.has).length)}</span>}
        </Link>
      ))}
    </nav>
    <nav aria-label="Period" className={`${segmentsLook} ml-auto`}>
      {periods.map((days) => (
        <Link
          key={days}
          to="/destinations"
          search={{ ...search, days: days === 30 ? undefined : days }}
          replace
          className={segmentLook}
          {...((search.days ?? 30) === days
            ? { 'aria-current': 'page' as const }
            : { 'aria-current': undefined })}
        >
          {days} days
        </Link>
      ))}
    </nav>
  </div>
)

const Nothing = ({ slice, days }: { slice: Slice; days: number }) => (
  <div className="max-w-2xl py-8">
    <h2 className="font-semibold text-lg">{slice.none}</h2>
    <p className="mt-1.5 text-soft">
      Hosts appear here when a run of the last {days} days connects to one beyond its own machine. What is
      sent is looked at before it is encrypted: counted by class, and never kept.
    </p>
  </div>
)

function summary(rows: DestinationRow[]): string {
  const bytes = rows.reduce((sum, { bytesSent }) => sum + bytesSent, 0)
  const held = rows.filter(({ classesSent }) => classesSent.length > 0).length
  const personal =
    held === 0
      ? 'no personal data was seen in it'
      : `personal data was seen on its way to ${held === 1 ? 'one of them' : `${formatCount(held)} of them`}`
  return `${plural(rows.length, 'host')}, ${formatBytes(bytes)} sent; ${personal}.`
}

function useDestinations(days: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['destinations', days],
    queryFn: ({ signal }) => api('destinations', { query: { days }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })
}
