// One thing beside the list: who has it in which version, and which Scripts use it.

import type { InventoryItem, InventoryNoun } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { IconButton } from '../../components/Button.tsx'
import { DataTable, TableSkeleton } from '../../components/DataTable.tsx'
import { Fact, FactList } from '../../components/Fact.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Middle } from '../../components/Middle.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount } from '../../format/amount.ts'
import { nearFolders } from '../../format/path.ts'
import { useServices } from '../../services.ts'
import { Faults } from './Faults.tsx'
import { nouns } from './nouns.ts'

type PanelProps = { noun: InventoryNoun; name: string; close: () => void }

export function InventoryPanel({ noun, name, close }: PanelProps) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['inventoryItem', noun, name],
    queryFn: ({ signal }) => api('inventoryItem', { params: { noun }, query: { name }, signal }),
  })
  return (
    <aside
      aria-label={`${nouns[noun].one} ${name}`}
      className="@container flex w-[46%] min-w-0 max-w-200 flex-col border-line border-l bg-paper max-lg:w-full"
    >
      <header className="flex min-h-11.5 items-center gap-3 border-line border-b py-2 pr-2 pl-5">
        <h2 className="flex min-w-0 font-semibold text-lg">
          <Middle text={name} />
        </h2>
        <IconButton icon="cross" name="Close" className="ml-auto" onClick={close} />
      </header>
      {query.data ? (
        <Detail detail={query.data} />
      ) : query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <TableSkeleton />
      )}
    </aside>
  )
}

function Detail({ detail }: { detail: InventoryItem }) {
  const { noun, item, holders, scripts } = detail
  if (!item) return <p className="px-5 py-6 text-soft">No recorded Run has it under exactly this name.</p>
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys (axe: scrollable-region-focusable)
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col gap-7 overflow-y-auto px-5 pt-4 pb-12"
    >
      <FactList>
        <Fact name="First seen">
          <Moment time={item.firstAt} />
        </Fact>
        <Fact name="Last seen">
          <Moment time={item.lastAt} />
        </Fact>
        <Fact name="Runs">{formatCount(item.runs)}</Fact>
        <Fact name="Endpoints">{formatCount(item.endpointCount)}</Fact>
      </FactList>
      <Faults {...detail} />
      <Holders noun={noun} holders={holders} />
      <Scripts scripts={scripts} />
    </div>
  )
}

function Holders({ noun, holders }: Pick<InventoryItem, 'noun' | 'holders'>) {
  const { versions } = nouns[noun]
  return (
    <Part id="holders" title="Who has it" count={formatCount(holders.length)}>
      <DataTable
        name="Who has it"
        rows={holders}
        first={12}
        idOf={({ version, endpoint, account }) => `${version} ${endpoint.id} ${account}`}
        columns={[
          ...(versions
            ? [{ title: versions === 'Python' ? 'Python' : 'Version', look: 'w-28 pl-0', cell: version }]
            : []),
          {
            title: 'Endpoint',
            look: versions ? '' : 'pl-0',
            cell: ({ endpoint }) => <Value kind="endpoint" value={endpoint.name} bare />,
          },
          { title: 'Account', cell: ({ account }) => <Value kind="account" value={account} bare /> },
          { title: 'Runs', look: 'w-16 text-right text-soft', cell: ({ runs }) => formatCount(runs) },
          { title: 'Last run', look: 'w-26 pr-0 text-right', cell: LastRun },
        ]}
      />
    </Part>
  )
}

type Holder = InventoryItem['holders'][number]

const version = ({ version }: Holder) => <span className="truncate font-medium">{version || 'not told'}</span>

const LastRun = ({ lastRun, lastAt }: Holder) => (
  <Link
    to="/runs/$id"
    params={{ id: lastRun }}
    className="rounded-sm text-soft hover:text-accent hover:underline"
  >
    <Moment time={lastAt} />
  </Link>
)

const Scripts = ({ scripts }: Pick<InventoryItem, 'scripts'>) => (
  <Part id="scripts" title="Scripts that use it" count={formatCount(scripts.length)}>
    <DataTable
      name="Scripts that use it"
      rows={scripts}
      first={12}
      idOf={({ sha256 }) => sha256}
      columns={[
        { title: 'Script', look: 'pl-0', cell: Script },
        { title: 'Runs', look: 'w-16 text-right text-soft', cell: ({ runs }) => formatCount(runs) },
        {
          title: 'Last run',
          look: 'w-26 pr-0 text-right text-soft',
          cell: ({ lastAt }) => <Moment time={lastAt} />,
        },
      ]}
    />
  </Part>
)

const Script = ({ sha256, name, path }: InventoryItem['scripts'][number]) => (
  <span className="flex min-w-0 items-baseline gap-2">
    <Link
      to="/scripts/$hash"
      params={{ hash: sha256 }}
      className="truncate rounded-sm font-medium hover:text-accent hover:underline"
    >
      {name}
    </Link>
    <span className="min-w-0 truncate text-faint text-sm" title={path}>
      {nearFolders(path)}
    </span>
  </span>
)
