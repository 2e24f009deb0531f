// Which programs there are: each text once, by the hash of its content, wherever and under whatever name it runs.

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Failure } from '../../components/Failure.tsx'
import { useTitle } from '../../components/useTitle.ts'
import { formatCount } from '../../format/amount.ts'
import type { ScriptsSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { NoScripts } from './NoScripts.tsx'
import { ScriptFilters } from './ScriptFilters.tsx'
import { ScriptsTable } from './ScriptsTable.tsx'

const route = getRouteApi('/shell/scripts')
/** What one page lists: more is found by narrowing. */
const listed = 200

export function ScriptsScreen() {
  const search = route.useSearch()
  const query = useScripts(search)
  useTitle('Scripts')
  const list = query.data
  return (
    <section aria-labelledby="scripts-title" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
        <h1 id="scripts-title" className="font-semibold text-lg">
          Scripts
        </h1>
        <span className="min-w-8 text-faint">{list && formatCount(list.total)}</span>
        <ScriptFilters search={search} />
      </div>
      <div className="@container min-h-0 flex-1 overflow-auto" data-scroll-restoration-id="scripts">
        {query.isError && !list ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : list?.scripts.length === 0 ? (
          <NoScripts narrowed={Object.keys(search).length > 0} />
        ) : (
          <ScriptsTable scripts={list?.scripts} stale={query.isPlaceholderData} />
        )}
        {list && list.total > list.scripts.length && (
          <p className="px-4 py-3 text-soft">
            The last {formatCount(list.scripts.length)} of {formatCount(list.total)} are listed: search for
            the others.
          </p>
        )}
      </div>
    </section>
  )
}

function useScripts(search: ScriptsSearch) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['scripts', search],
    queryFn: ({ signal }) => api('scripts', { query: { ...search, limit: listed }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  })
}
