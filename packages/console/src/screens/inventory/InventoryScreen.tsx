// What do we depend on, and who has it: one noun at a time, over the whole fleet.

import type { InventoryList, InventoryNoun } from '@sentinel/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Failure } from '../../components/Failure.tsx'
import { NotFound } from '../../components/NotFound.tsx'
import { useKeys } from '../../components/useKeys.ts'
import { useTitle } from '../../components/useTitle.ts'
import { formatCount } from '../../format/amount.ts'
import type { InventorySearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { InventoryBar } from './InventoryBar.tsx'
import { InventoryPanel } from './InventoryPanel.tsx'
import { InventoryTable } from './InventoryTable.tsx'
import { NoItems } from './NoItems.tsx'
import { isNoun, nouns } from './nouns.ts'

const route = getRouteApi('/shell/inventory/$noun')
/** What one page lists: more is found by narrowing. */
const listed = 300

export function InventoryScreen() {
  const { noun } = route.useParams()
  const search = route.useSearch()
  return isNoun(noun) ? <Inventory noun={noun} search={search} /> : <NotFound />
}

export type Shown = { noun: InventoryNoun; search: InventorySearch }

function Inventory({ noun, search }: Shown) {
  const query = useInventory({ noun, search })
  const navigate = useNavigate()
  const close = () =>
    navigate({ to: '/inventory/$noun', params: { noun }, search: { ...search, open: undefined } })
  useTitle(`Inventory, ${nouns[noun].title}`)
  useKeys({ Escape: () => search.open && close() })
  const list = query.data
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-labelledby="inventory-title"
        className={`flex min-w-0 flex-1 flex-col ${search.open ? 'max-lg:hidden' : ''}`}
      >
        <InventoryBar noun={noun} search={search} total={list?.total} advisories={list?.advisories} />
        <div className="@container min-h-0 flex-1 overflow-auto" data-scroll-restoration-id="inventory">
          {query.isError && !list ? (
            <Failure error={query.error} retry={() => void query.refetch()} />
          ) : list?.items.length === 0 ? (
            <NoItems noun={noun} search={search} />
          ) : (
            <InventoryTable noun={noun} search={search} list={list} stale={query.isPlaceholderData} />
          )}
          {list && <Rest list={list} />}
        </div>
      </section>
      {search.open && <InventoryPanel noun={noun} name={search.open} close={close} />}
    </div>
  )
}

const Rest = ({ list: { items, total } }: { list: InventoryList }) =>
  total > items.length ? (
    <p className="px-4 py-3 text-soft">
      The last {formatCount(items.length)} of {formatCount(total)} are listed: search for the others.
    </p>
  ) : null

function useInventory({ noun, search }: Shown) {
  const { api } = useServices()
  const { open: _, ...filter } = search
  return useQuery({
    queryKey: ['inventory', noun, filter],
    queryFn: ({ signal }) =>
      api('inventory', { params: { noun }, query: { ...filter, limit: listed }, signal }),
    // The rows of another noun would stand under the wrong headings.
    placeholderData: (before, of) => (of?.queryKey[1] === noun ? keepPreviousData(before) : undefined),
    refetchInterval: 15_000,
  })
}
