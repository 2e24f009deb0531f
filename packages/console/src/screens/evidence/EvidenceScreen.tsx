// Can I prove it: one record, its neighbours, seal and receipt, verified here in the browser.

import type { EvidenceProof } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { useTitle } from '../../components/useTitle.ts'
import { useServices } from '../../services.ts'
import { Checks } from './Checks.tsx'
import { EvidenceHeader } from './EvidenceHeader.tsx'
import { Neighbours } from './Neighbours.tsx'
import { RecordText } from './RecordText.tsx'
import { verifyProof } from './verifyProof.ts'

const route = getRouteApi('/shell/evidence/$endpoint/$n')

export function EvidenceScreen() {
  const { endpoint, n } = route.useParams()
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['evidence', endpoint, n],
    queryFn: ({ signal }) => api('evidence', { params: { endpoint, n: Number(n) }, signal }),
    // What is sealed and received never changes; the rest will be.
    refetchInterval: ({ state }) =>
      state.data && !(state.data.isSealed && state.data.receipt) ? 2000 : false,
  })
  useTitle(`Record ${n}`)
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />
  return query.data ? <Shown proof={query.data} /> : <TableSkeleton />
}

function Shown({ proof }: { proof: EvidenceProof }) {
  const verified = useVerified(proof)
  const at = proof.records.findIndex(({ n }) => n === proof.n)
  return (
    <section aria-labelledby="evidence-title" className="@container min-h-0 flex-1 overflow-y-auto">
      <EvidenceHeader proof={proof} verified={verified} />
      <div className="grid grid-cols-[minmax(0,1.4fr)_minmax(20rem,1fr)] items-start gap-x-10 gap-y-8 px-6 pb-14 @max-[60rem]:grid-cols-1">
        <RecordText text={proof.records[at]?.text ?? ''} hash={verified?.hashes[at]} />
        <div className="flex min-w-0 flex-col gap-8">
          <Checks verified={verified} proof={proof} />
          <Neighbours proof={proof} at={at} />
        </div>
      </div>
    </section>
  )
}

/** Undefined while it is being checked; `null` where this browser cannot (no WebCrypto without HTTPS, no Ed25519). */
function useVerified(proof: EvidenceProof) {
  const { data } = useQuery({
    queryKey: ['verified', proof.endpoint.id, proof.n, proof.records.length, proof.receipt?.through],
    queryFn: async () => {
      const { subtle } = globalThis.crypto
      return subtle ? verifyProof(proof, subtle).catch(() => null) : null
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data
}
