// What accounts ask for, decided for a scope and a time; what was approved, and the groups of endpoints.

import type { Approval, ApprovalList, ApprovalRequest, EndpointGroup } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { type Column, DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { baseName } from '../../format/path.ts'
import { useNow, useServices } from '../../services.ts'
import { ApproveDialog } from './ApproveDialog.tsx'
import { useApprovals } from './useApprovals.ts'

export function Approvals() {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['approvals'],
    queryFn: ({ signal }) => api('approvals', { signal }),
    refetchInterval: 10_000,
  })
  if (query.isError && !query.data) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <TableSkeleton />
  return (
    <div className="flex flex-col gap-8 px-4 pt-4 pb-12">
      <Requests list={query.data} />
      <Given list={query.data} />
      <Groups groups={query.data.groups} />
    </div>
  )
}

function Requests({ list: { requests, approvals } }: { list: ApprovalList }) {
  const [asked, setAsked] = useState<ApprovalRequest>()
  const answered = new Set(approvals.map(({ request }) => request))
  const open = requests.filter(({ request }) => !answered.has(request))
  return (
    <Part id="requests" title="Asked for" count={formatCount(open.length)}>
      {open.length === 0 ? (
        <p className="max-w-2xl text-soft">
          Nobody is waiting for a decision. Whoever is stopped asks with{' '}
          <code className="font-mono text-ink">./sentinel request RUN --reason …</code>, and it appears here
          within seconds.
        </p>
      ) : (
        <DataTable
          name="Asked for"
          columns={requestColumns(setAsked)}
          rows={open}
          idOf={({ request }) => request}
          first={30}
        />
      )}
      {asked && <ApproveDialog request={asked} close={() => setAsked(undefined)} />}
    </Part>
  )
}

const requestColumns = (ask: (request: ApprovalRequest) => void): Column<ApprovalRequest>[] => [
  {
    title: 'By',
    look: 'w-56 pl-0',
    cell: ({ account, endpoint }) => (
      <span className="flex min-w-0 items-baseline gap-1.5">
        <Value kind="account" value={account.name} bare className="font-medium" />
        <span className="text-faint text-sm">on</span>
        <Value kind="endpoint" value={endpoint.name} bare className="text-soft" />
      </span>
    ),
  },
  { title: 'What', look: 'w-[26%]', cell: ({ rule, script }) => <What rule={rule} path={script?.path} /> },
  {
    title: 'Reason',
    cell: ({ reason }) => (
      <span className="block truncate" title={reason}>
        {reason}
      </span>
    ),
  },
  {
    title: 'Run',
    look: 'w-24 @max-[60rem]:hidden',
    cell: ({ of }) =>
      of && (
        <Link
          to="/runs/$id"
          params={{ id: of }}
          className="rounded-sm font-mono text-soft text-sm hover:text-accent hover:underline"
        >
          {of.slice(-8)}
        </Link>
      ),
  },
  { title: 'Asked', look: 'w-28 text-right text-soft', cell: ({ time }) => <Moment time={time} /> },
  {
    title: 'Decide',
    look: 'w-28 pr-0 text-right',
    cell: (request) => (
      <Button onClick={() => ask(request)} className="h-6! text-sm">
        Approve…
      </Button>
    ),
  },
]

function What({ rule, path }: { rule: string | null | undefined; path?: string | undefined }) {
  const name = path && baseName(path)
  return (
    <span className="flex min-w-0 items-baseline gap-2" title={path}>
      {rule ? (
        <Link
          to="/policies"
          search={{ rule }}
          className="min-w-0 truncate rounded-sm font-medium hover:text-accent hover:underline"
        >
          {rule}
        </Link>
      ) : (
        <span className="font-medium">an approved script</span>
      )}
      {name && <span className="min-w-0 truncate text-faint text-sm">{name}</span>}
    </span>
  )
}

function Given({ list: { approvals, requests } }: { list: ApprovalList }) {
  const paths = new Map(requests.map(({ request, script }) => [request, script?.path]))
  const { withdraw, isPending } = useApprovals()
  const minute = new Date(useNow()).toISOString().slice(0, 16)
  const inForce = approvals.filter((one) => one.withdrawn === null && one.until >= minute).length
  return (
    <Part
      id="approved"
      title="Approved"
      count={approvals.length > 0 ? `${formatCount(inForce)} in force` : ''}
    >
      {approvals.length === 0 ? (
        <p className="text-soft">Nothing was ever approved: every rule holds for everybody.</p>
      ) : (
        <DataTable
          name="Approved"
          columns={givenColumns({ minute, paths, isPending, withdraw })}
          rows={approvals}
          idOf={({ id }) => id}
          first={30}
        />
      )}
    </Part>
  )
}

/** `paths`: of the scripts that were asked for, by the request. */
type Of = {
  minute: string
  paths: ReadonlyMap<string, string | undefined>
  isPending: boolean
  withdraw: (id: string) => void
}

const givenColumns = ({ minute, paths, isPending, withdraw }: Of): Column<Approval>[] => [
  { title: 'State', look: 'w-40 pl-0', cell: (approval) => <State approval={approval} minute={minute} /> },
  {
    title: 'What',
    look: 'w-[22%]',
    cell: ({ rule, request }) => <What rule={rule} path={paths.get(request ?? '')} />,
  },
  {
    title: 'For',
    look: 'w-[24%]',
    cell: ({ account, script, endpoint }) => (
      <span className="block truncate text-soft">
        {[
          account ?? 'every account',
          script === null ? 'any script' : `script ${script.slice(0, 8)}`,
          endpoint === null ? 'every endpoint' : 'one endpoint',
        ].join(', ')}
      </span>
    ),
  },
  {
    title: 'Reason',
    look: '@max-[60rem]:hidden',
    cell: ({ reason }) => (
      <span className="block truncate text-soft" title={reason}>
        {reason}
      </span>
    ),
  },
  { title: 'By', look: 'w-24 text-soft', cell: ({ operator }) => operator },
  {
    title: 'Change',
    look: 'w-28 pr-0 text-right',
    cell: ({ id, withdrawn, until }) =>
      withdrawn === null &&
      until >= minute && (
        <Button disabled={isPending} onClick={() => withdraw(id)} className="h-6! text-sm">
          Withdraw
        </Button>
      ),
  },
]

function State({ approval: { withdrawn, until }, minute }: { approval: Approval; minute: string }) {
  if (withdrawn)
    return (
      <span className="text-faint" title={`by ${withdrawn.operator}`}>
        withdrawn
      </span>
    )
  if (until < minute) return <span className="text-faint">over</span>
  return (
    <span className="flex items-center gap-1.5 text-good" title={`${until.replace('T', ' ')} UTC`}>
      <Icon name="check" /> ends <Moment time={`${until}:00.000Z`} />
    </span>
  )
}

const Groups = ({ groups }: { groups: EndpointGroup[] }) => (
  <Part id="groups" title="Groups of endpoints" count={groups.length > 0 ? formatCount(groups.length) : ''}>
    {groups.length === 0 ? (
      <p className="max-w-2xl text-soft">
        There are none yet. <code className="font-mono text-ink">./sentinel policy group pilot desk-1</code>{' '}
        makes one: conditions know it as <code className="font-mono text-ink">endpoint.groups</code>, and a
        rule can be rolled out to it first.
      </p>
    ) : (
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {groups.map(({ group, endpoints }) => (
          <li key={group} className="flex items-baseline gap-2">
            <span className="font-medium">{group}</span>
            <span className="text-faint">{plural(endpoints.length, 'endpoint')}</span>
          </li>
        ))}
      </ul>
    )}
  </Part>
)
