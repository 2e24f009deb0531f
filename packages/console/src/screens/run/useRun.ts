// One Run and its Events, kept fresh by the live stream while the screen is open.

import type { EventRow, LiveMessage, QueryInput, ResponseOf, RunDetail } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Client } from '../../api.ts'
import { throttle } from '../../live/throttle.ts'
import { useServices } from '../../services.ts'
import { addEvents, type LoadedEvents } from './addEvents.ts'

const pageSize = 5000
/** What one browser tab can draw and search without delay; the rest is in the exports. */
const mostEvents = 20_000
const detailMs = 700

export type RunEvents = { rows: EventRow[] | undefined; cut: boolean; error: unknown; refetch: () => void }

/** `id` as the address has it: whole, its end, or `last`. */
export function useRun(id: string) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['run', id],
    queryFn: ({ signal }) => api('run', { params: { id }, signal }),
  })
  const whole = query.data?.id
  const events = useQuery({
    queryKey: ['runEvents', whole],
    queryFn: ({ signal }) => loadEvents(api, whole as string, { signal }),
    enabled: whole !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  })
  useFreshness(id, whole)
  return {
    query,
    events: {
      rows: events.data?.rows,
      cut: events.data?.cut ?? false,
      error: events.error,
      refetch: () => void events.refetch(),
    } satisfies RunEvents,
  }
}

/** All Events, or those after a record, page by page up to `mostEvents`. */
async function loadEvents(
  api: Client,
  id: string,
  { after, signal }: { after?: number; signal?: AbortSignal },
): Promise<LoadedEvents> {
  const rows: EventRow[] = []
  let from: number | null | undefined = after
  do {
    const query: QueryInput<'runEvents'> = { limit: pageSize, ...(from === undefined ? {} : { after: from }) }
    const page: ResponseOf<'runEvents'> = await api('runEvents', {
      params: { id },
      query,
      ...(signal ? { signal } : {}),
    })
    rows.push(...page.events)
    from = page.next
  } while (from !== null && rows.length < mostEvents)
  return { rows, cut: from !== null }
}

function useFreshness(id: string, whole: string | undefined): void {
  const { api, live, queryClient } = useServices()
  useEffect(() => {
    const key = ['runEvents', whole]
    const fetchDetail = throttle(() => queryClient.invalidateQueries({ queryKey: ['run', id] }), detailMs)
    const fetchEvents = throttle(() => loadNewer(), detailMs)
    const take = (rows: EventRow[]) =>
      queryClient.setQueryData<LoadedEvents>(key, (loaded) => loaded && addEvents(loaded, rows))
    const loadNewer = async () => {
      const last = queryClient.getQueryData<LoadedEvents>(key)?.rows.at(-1)?.n
      // Still on their way: the answer may have been written before the stream opened.
      if (!whole || last === undefined) return queryClient.invalidateQueries({ queryKey: key })
      take((await loadEvents(api, whole, { after: last })).rows)
    }
    const received = (messages: LiveMessage[]) => {
      for (const message of messages) {
        if (message.kind === 'events') {
          if (queryClient.getQueryData(key)) take(message.events)
          else fetchEvents()
        } else if (message.run.id === whole) {
          queryClient.setQueryData<RunDetail>(
            ['run', id],
            (detail) => detail && { ...detail, ...message.run },
          )
          fetchDetail()
        } else if (message.run.parentRun === whole) fetchDetail()
      }
    }
    const opened = () => {
      fetchDetail()
      fetchEvents()
    }
    const stop = live.watch({ ...(whole ? { run: whole } : {}), received, opened })
    return () => {
      stop()
      fetchDetail.stop()
      fetchEvents.stop()
    }
  }, [id, whole, api, live, queryClient])
}
