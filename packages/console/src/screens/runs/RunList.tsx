// What stands where the list of Runs stands: the rows, their skeleton, nothing with a reason, or a failure.

import type { RunFilter } from '@sentinel/contract'
import { type RefObject, useCallback } from 'react'
import { Button } from '../../components/Button.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Icon } from '../../components/Icon.tsx'
import type { RunsSearch } from '../../router.tsx'
import { NoMatch, NoRunsYet } from './EmptyRuns.tsx'
import { RunsTable } from './RunsTable.tsx'
import type { Runs } from './useRuns.ts'

export type RunListProps = {
  list: Runs
  search: RunsSearch
  filter: RunFilter
  scroller: RefObject<HTMLDivElement | null>
  onReading: (reading: boolean) => void
}

export function RunList({ list: { query, runs, total }, search, filter, scroller, onReading }: RunListProps) {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData, fetchNextPage } = query
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage])
  if (query.isError && runs.length === 0)
    return <Failure error={query.error} retry={() => void query.refetch()} />
  if (query.isSuccess && !isPlaceholderData && runs.length === 0)
    return Object.keys(filter).length > 0 ? <NoMatch search={search} /> : <NoRunsYet />
  return (
    <div className={isPlaceholderData ? 'opacity-55' : ''}>
      <RunsTable
        runs={runs}
        total={total ?? 0}
        filter={filter}
        scroller={scroller}
        loading={query.isPending || isFetchingNextPage}
        more={hasNextPage && !isFetchingNextPage && !isFetchNextPageError ? more : undefined}
        onReading={onReading}
      />
      {isFetchNextPageError && <OlderFailed retry={more} />}
    </div>
  )
}

function OlderFailed({ retry }: { retry: () => void }) {
  return (
    <p role="alert" className="flex items-center gap-2 px-4 py-3 text-soft">
      <Icon name="away" className="text-warn" />
      Older runs could not be loaded.
      <Button onClick={retry}>Try again</Button>
    </p>
  )
}
