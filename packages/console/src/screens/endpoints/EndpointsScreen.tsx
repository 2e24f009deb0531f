// Is every workstation covered and healthy: the endpoints, and beside them the one that was opened.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Failure } from '../../components/Failure.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { useTitle } from '../../components/useTitle.ts'
import type { EndpointsSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { EndpointPanel } from './EndpointPanel.tsx'
import { EndpointsSummary } from './EndpointsSummary.tsx'
import { EndpointsTable } from './EndpointsTable.tsx'
import { NoEndpoints } from './NoEndpoints.tsx'
import { StrangerRefusals } from './StrangerRefusals.tsx'

const route = getRouteApi('/shell/endpoints')
/** Lag grows by the second, but what it is measured by comes every few minutes. */
const freshMs = 10_000

export function EndpointsScreen() {
  const search = route.useSearch()
  const query = useEndpoints(search)
  const navigate = useNavigate()
  const close = () => navigate({ to: '/endpoints', search: { ...search, open: undefined } })
  useTitle('Endpoints')
  useKeys({ Escape: () => search.open && close() })
  const endpoints = query.data?.endpoints
  const opened = endpoints?.find(({ id, name }) => id === search.open || name === search.open)
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-labelledby="endpoints-title"
        className={`flex min-w-0 flex-1 flex-col ${search.open ? 'max-lg:hidden' : ''}`}
      >
        <EndpointsSummary endpoints={endpoints} search={search} />
        <div className="@container min-h-0 flex-1 overflow-auto" data-scroll-restoration-id="endpoints">
          {query.isError && !endpoints ? (
            <Failure error={query.error} retry={() => void query.refetch()} />
          ) : endpoints?.length === 0 ? (
            <NoEndpoints />
          ) : (
            <EndpointsTable endpoints={endpoints} search={search} opened={opened?.id} />
          )}
          <StrangerRefusals search={search} />
        </div>
      </section>
      {search.open && <EndpointPanel key={search.open} named={search.open} search={search} close={close} />}
    </div>
  )
}

function useEndpoints({ days }: EndpointsSearch) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['endpoints', days],
    queryFn: ({ signal }) => api('endpoints', { query: days ? { days } : {}, signal }),
    refetchInterval: freshMs,
  })
}
