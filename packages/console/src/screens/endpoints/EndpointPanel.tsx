// One endpoint beside the list: how it stands, what of it is covered, which Pythons it has, what is missing and refused.

import type { EndpointDetail } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { IconButton } from '../../components/Button.tsx'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { useHashTarget } from '../../components/useHashTarget.ts'
import type { EndpointsSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { CoverageSection } from './CoverageSection.tsx'
import { EndpointFacts } from './EndpointFacts.tsx'
import { GapsSection } from './GapsSection.tsx'
import { InterpretersSection } from './InterpretersSection.tsx'
import { RefusalsSection } from './RefusalsSection.tsx'

type PanelProps = { named: string; search: EndpointsSearch; close: () => void }

export function EndpointPanel({ named, search: { days }, close }: PanelProps) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['endpoint', named, days],
    queryFn: ({ signal }) => api('endpoint', { params: { id: named }, query: days ? { days } : {}, signal }),
    refetchInterval: 10_000,
  })
  return (
    <aside
      aria-label={`Endpoint ${query.data?.endpoint.name ?? ''}`.trim()}
      className="@container flex w-[52%] min-w-0 max-w-240 flex-col border-line border-l bg-paper max-lg:w-full"
      data-scroll-restoration-id="endpoint"
    >
      {query.data ? (
        <Detail detail={query.data} close={close} />
      ) : query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()}>
          <button type="button" onClick={close} className="font-medium text-accent hover:underline">
            Close
          </button>
        </Failure>
      ) : (
        <TableSkeleton />
      )}
    </aside>
  )
}

function Detail({ detail, close }: { detail: EndpointDetail; close: () => void }) {
  const content = useHashTarget<HTMLDivElement>()
  const { endpoint, coverage, interpreters, gaps, refusals, days } = detail
  return (
    <>
      <header className="flex min-h-11.5 items-center gap-3 border-line border-b py-2 pr-2 pl-5">
        <h2 className="min-w-0 truncate font-semibold text-lg">{endpoint.name}</h2>
        <span className="truncate text-faint">{endpoint.platform}</span>
        <IconButton icon="cross" name="Close the endpoint" className="ml-auto" onClick={close} />
      </header>
      <div
        ref={content}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (axe: scrollable-region-focusable)
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col gap-7 overflow-y-auto px-5 pt-4 pb-12"
      >
        <EndpointFacts endpoint={endpoint} />
        <CoverageSection coverage={coverage} days={days} />
        <InterpretersSection interpreters={interpreters} />
        <GapsSection gaps={gaps} days={days} />
        <RefusalsSection refusals={refusals} days={days} />
      </div>
    </>
  )
}
