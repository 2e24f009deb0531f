// Where evidence goes besides this server, how far each destination is, and what keeps it.

import type { ExportStatus } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Failure } from '../../components/Failure.tsx'
import { useTitle } from '../../components/useTitle.ts'
import { formatCount, plural } from '../../format/amount.ts'
import { useServices } from '../../services.ts'
import { ExportsTable } from './ExportsTable.tsx'
import { NoExports } from './NoExports.tsx'

export function ExportsScreen() {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['exports'],
    queryFn: ({ signal }) => api('exports', { signal }),
    refetchInterval: 3_000,
  })
  useTitle('Exports')
  const exports = query.data?.exports
  return (
    <section aria-labelledby="exports-title" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
        <h1 id="exports-title" className="flex h-8 items-center font-semibold text-lg">
          Exports
        </h1>
        <span className="text-faint">{exports && formatCount(exports.length)}</span>
        {exports && exports.length > 0 && <Summary exports={exports} />}
      </div>
      <div className="@container min-h-0 flex-1 overflow-auto" data-scroll-restoration-id="exports">
        {query.isError && !exports ? (
          <Failure error={query.error} retry={() => void query.refetch()} />
        ) : exports?.length === 0 ? (
          <NoExports />
        ) : (
          <ExportsTable exports={exports} />
        )}
      </div>
    </section>
  )
}

function Summary({ exports }: { exports: ExportStatus[] }) {
  const failing = exports.filter(({ state }) => state === 'failing').length
  if (failing > 0)
    return (
      <span role="status" className="text-soft">
        <span className="font-medium text-bad">{plural(failing, 'destination')} failing</span>: evidence waits
        here and nothing is lost
      </span>
    )
  const waiting = Math.max(...exports.map((one) => one.waiting))
  return (
    <span className="text-soft">
      {waiting === 0 ? 'Everything that is held has arrived' : 'Evidence is on its way'}
    </span>
  )
}
