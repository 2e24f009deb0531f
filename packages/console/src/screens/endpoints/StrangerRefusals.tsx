// Sign-ins and enrolments that the server refused and that belong to no endpoint: somebody tried.

import { useQuery } from '@tanstack/react-query'
import type { EndpointsSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { RefusalsTable } from './RefusalsSection.tsx'

export function StrangerRefusals({ search: { days } }: { search: EndpointsSearch }) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['refusals', days],
    queryFn: ({ signal }) => api('refusals', { query: days ? { days } : {}, signal }),
    refetchInterval: 30_000,
  })
  const strange = query.data?.refusals.filter(({ endpoint }) => endpoint === null) ?? []
  if (strange.length === 0) return null
  return (
    <section aria-labelledby="strangers-title" className="px-4 pt-8 pb-6">
      <h2 id="strangers-title" className="mb-1.5 flex items-baseline gap-2 font-semibold">
        Refused, from no endpoint <span className="font-normal text-faint">{strange.length}</span>
      </h2>
      <RefusalsTable refusals={strange} />
    </section>
  )
}
