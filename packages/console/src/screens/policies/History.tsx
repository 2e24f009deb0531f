// Every version that was in force, by whom: an earlier one can be put in force again, as a new version.

import type { PolicyVersion } from '@sentinel/contract'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { type Column, DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Hash } from '../../components/Hash.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Moment } from '../../components/Moment.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { usePutInForce } from './usePutInForce.ts'

export function History({ versions }: { versions: PolicyVersion[] | undefined }) {
  const [asked, setAsked] = useState<PolicyVersion>()
  const { rollBack, isPending } = usePutInForce()
  if (!versions) return <TableSkeleton />
  if (versions.length === 0)
    return (
      <p className="px-4 py-6 text-soft">
        No policy was ever put in force: everything was observed, nothing stopped.
      </p>
    )
  const [current] = versions
  return (
    <div className="px-4 pt-2 pb-12">
      <DataTable
        name="Versions"
        columns={columnsOf({ current: current?.version, isPending, ask: setAsked })}
        rows={versions}
        first={50}
        idOf={({ version }) => String(version)}
      />
      {asked && (
        <ConfirmDialog
          title={`Put version ${asked.version} in force again?`}
          act="Put in force"
          confirm={() => rollBack(asked.version)}
          close={() => setAsked(undefined)}
        >
          <p>
            “{asked.title}” becomes version {(current?.version ?? 0) + 1}, signed by this server under your
            name. All endpoints take it up within seconds; history stays as it is.
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}

type Of = { current: number | undefined; isPending: boolean; ask: (version: PolicyVersion) => void }

const columnsOf = ({ current, isPending, ask }: Of): Column<PolicyVersion>[] => [
  {
    title: 'Version',
    look: 'w-40 pl-0',
    cell: ({ version, from }) => (
      <span className="flex items-center gap-2">
        <span className="font-medium">{version}</span>
        {version === current && (
          <span className="flex items-center gap-1 text-good text-sm">
            <Icon name="check" /> in force
          </span>
        )}
        {from !== null && <span className="text-faint text-sm">as {from}</span>}
      </span>
    ),
  },
  {
    title: 'Policy',
    cell: ({ policy, title }) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="font-medium">{policy}</span>
        <span className="min-w-0 truncate text-soft">{title}</span>
      </span>
    ),
  },
  { title: 'Signed by', look: 'w-32 text-soft', cell: ({ operator }) => operator },
  {
    title: 'Content',
    look: 'w-56 @max-[56rem]:hidden',
    cell: ({ digest }) => <Hash kind="hash" value={digest} className="text-soft" />,
  },
  { title: 'Since', look: 'w-28 text-right text-soft', cell: ({ time }) => <Moment time={time} /> },
  {
    title: 'Change',
    look: 'w-42 pr-0 text-right',
    cell: (version) =>
      version.version !== current && (
        <Button disabled={isPending} onClick={() => ask(version)} className="h-6! text-sm">
          Put in force again
        </Button>
      ),
  },
]
