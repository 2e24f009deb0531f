// What rules have said in the last days and to whom, and which version each endpoint holds to.

import type { PolicyHolder, PolicyVerdictRow } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Column, DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Icon } from '../../components/Icon.tsx'
import { VerdictMark } from '../../components/ModeMark.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount } from '../../format/amount.ts'
import { useServices } from '../../services.ts'
import { spokenColumns } from './spokenColumns.tsx'

const days = 30

export function Verdicts({ current }: { current: number | undefined }) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['policyVerdicts', days],
    queryFn: ({ signal }) => api('policyVerdicts', { query: { days }, signal }),
    refetchInterval: 10_000,
  })
  if (query.isError && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <TableSkeleton />
  const { verdicts, holders } = query.data
  return (
    <div className="flex flex-col gap-8 px-4 pt-4 pb-12">
      <Part id="verdicts" title="What rules have said" count={`in ${days} days`}>
        {verdicts.length === 0 ? (
          <p className="text-soft">
            No rule has spoken.{' '}
            {current === undefined && 'None is in force: nothing could be warned of or stopped.'}
          </p>
        ) : (
          <DataTable
            name="What rules have said"
            columns={verdictColumns}
            rows={verdicts}
            idOf={({ policy, rule, verdict }) => `${policy} ${rule} ${verdict}`}
          />
        )}
      </Part>
      <Part id="holders" title="Who holds to which version" count={formatCount(holders.length)}>
        <DataTable
          name="Who holds to which version"
          columns={holderColumns(current)}
          rows={holders}
          first={20}
          idOf={({ endpoint }) => endpoint.id}
        />
      </Part>
    </div>
  )
}

const verdictColumns: Column<PolicyVerdictRow>[] = [
  { title: 'Verdict', look: 'w-28 pl-0', cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
  {
    title: 'Rule',
    look: 'w-[30%]',
    cell: ({ rule, reason }) => (
      <span className="flex min-w-0 items-baseline gap-2" title={reason}>
        <Link
          to="/policies"
          search={{ rule }}
          className="max-w-full shrink-0 truncate rounded-sm font-medium hover:text-accent hover:underline"
        >
          {rule}
        </Link>
        <span className="min-w-0 truncate text-faint text-sm">{reason}</span>
      </span>
    ),
  },
  ...spokenColumns<PolicyVerdictRow>(),
  { title: 'Times', look: 'w-20 text-right text-soft', cell: ({ times }) => formatCount(times) },
  {
    title: 'Last run',
    look: 'w-28 pr-0 text-right',
    cell: ({ lastAt, lastRun }) => (
      <Link
        to="/runs/$id"
        params={{ id: lastRun }}
        className="rounded-sm text-soft hover:text-accent hover:underline"
      >
        <Moment time={lastAt} />
      </Link>
    ),
  },
]

const holderColumns = (current: number | undefined): Column<PolicyHolder>[] => [
  {
    title: 'Endpoint',
    look: 'w-[30%] pl-0',
    cell: ({ endpoint }) => <Value kind="endpoint" value={endpoint.name} bare />,
  },
  { title: 'Version', cell: (holder) => <Held holder={holder} current={current} /> },
  {
    title: 'Since',
    look: 'w-28 pr-0 text-right text-soft',
    cell: ({ since }) => since && <Moment time={since} />,
  },
]

function Held({
  holder: { version, refused },
  current,
}: {
  holder: PolicyHolder
  current: number | undefined
}) {
  const isBehind = current !== undefined && version !== current
  return (
    <span className="flex min-w-0 items-center gap-2">
      {version === null ? <span className="text-faint">none told</span> : `version ${version}`}
      {refused ? (
        <span className="flex min-w-0 items-center gap-1.5 text-bad" title={refused.detail}>
          <Icon name="gap" />
          <span className="truncate">
            refused version {refused.version}: {refused.detail}
          </span>
        </span>
      ) : (
        isBehind && <span className="text-warn">version {current} is not there yet</span>
      )}
    </span>
  )
}
