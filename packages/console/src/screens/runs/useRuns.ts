// The Runs of a filter, page by page, kept fresh by the live stream. While somebody reads, news wait.

import type { LiveMessage, RunFilter, RunList } from '@sentinel/contract'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { throttle } from '../../live/throttle.ts'
import { useServices } from '../../services.ts'
import { allRuns, countNew, mergeHead, type RunPages, renewRuns } from './runPages.ts'

const pageSize = 100
const headMs = 400
const facetsMs = 2000

/** Values and counts for the rail; renewed by the same news as the list, but not as often. */
export function useRunFacets(filter: RunFilter) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['runFacets', filter],
    queryFn: ({ signal }) => api('runFacets', { query: filter, signal }),
    placeholderData: keepPreviousData,
  })
}

export type Runs = ReturnType<typeof useRuns>

/** `paused`: rows already shown are renewed, but none is put in; `live: false` leaves everything as it is. */
export function useRuns(filter: RunFilter, { live, paused }: { live: boolean; paused: boolean }) {
  const { api } = useServices()
  const key = useMemo(() => ['runs', filter], [filter])
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      api('runs', {
        query: { ...filter, limit: pageSize, ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    // The stream says when there is something new: asking for every loaded page again would only be slow.
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
  const { held, showHeld } = useNews(key, filter, live, paused)
  const runs = useMemo(() => allRuns(query.data), [query.data])
  return { query, runs, total: query.data?.pages[0]?.total, waiting: countNew(query.data, held), showHeld }
}

/** Takes news from the stream. `held` is the newest first page while it may not be shown. */
function useNews(key: unknown[], filter: RunFilter, live: boolean, paused: boolean) {
  const { api, live: stream, queryClient } = useServices()
  const [held, setHeld] = useState<RunList | null>(null)
  const still = useRef(false)
  still.current = paused || !live
  const write = useCallback(
    (change: (pages: RunPages) => RunPages) =>
      queryClient.setQueryData<RunPages>(key, (pages) => pages && change(pages)),
    [queryClient, key],
  )
  const place = useCallback(
    (head: RunList) => {
      if (still.current) return setHeld(head)
      setHeld(null)
      write((pages) => mergeHead(pages, head))
    },
    [write],
  )

  useEffect(() => {
    setHeld(null)
    const filtered = Object.keys(filter).length > 0
    const fetchHead = throttle(() => {
      if (queryClient.getQueryData(key) === undefined) return queryClient.refetchQueries({ queryKey: key })
      return api('runs', { query: { ...filter, limit: pageSize } }).then(place)
    }, headMs)
    const fetchFacets = throttle(() => queryClient.invalidateQueries({ queryKey: ['runFacets'] }), facetsMs)
    const received = (messages: LiveMessage[]) => {
      const news = messages.flatMap((message) => (message.kind === 'run' ? [message.run] : []))
      const pages = queryClient.getQueryData<RunPages>(key)
      if (!pages || news.length === 0) return
      const renewed = renewRuns(pages, news)
      write(() => renewed.pages)
      fetchFacets()
      // Whether a Run belongs under a filter is for the server to say.
      if (renewed.unknown || filtered) fetchHead()
    }
    const stop = live ? stream.watch({ received, opened: fetchHead }) : undefined
    return () => {
      fetchHead.stop()
      fetchFacets.stop()
      stop?.()
    }
  }, [api, stream, queryClient, key, filter, live, place, write])

  const showHeld = useCallback(() => {
    if (held) write((pages) => mergeHead(pages, held))
    setHeld(null)
  }, [held, write])
  useEffect(() => {
    if (!paused && live) showHeld()
  }, [paused, live, showHeld])
  return { held, showHeld }
}
