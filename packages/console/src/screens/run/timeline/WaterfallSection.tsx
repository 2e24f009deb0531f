// The waterfall and the list of its Events, over the whole Run or the part and the lane that the address names.

import type { RunDetail } from '@sentinel/contract'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Failure } from '../../../components/Failure.tsx'
import { formatCount, plural } from '../../../format/amount.ts'
import type { RunSearch } from '../../../router.tsx'
import { useNow } from '../../../services.ts'
import type { RunEvents } from '../useRun.ts'
import { EventList } from './EventList.tsx'
import { isLane, type LaneId, lanes } from './lanes.ts'
import { type Mark, preciseMs } from './readMarks.ts'
import type { Span } from './scale.ts'
import { Waterfall } from './Waterfall.tsx'

const route = getRouteApi('/shell/runs/$id')

type SectionProps = { run: RunDetail; marks: Mark[]; events: RunEvents }

export function WaterfallSection({ run, marks, events }: SectionProps) {
  const search = route.useSearch()
  const show = useShow(run.id, search)
  const { rows, cut, error, refetch } = events
  const whole = useWhole(run, marks.findLast((mark) => mark.lane !== null)?.until ?? 0)
  const { from, to } = search
  const shown = useMemo(
    () => (from !== undefined && to !== undefined ? { from, to } : whole),
    [from, to, whole],
  )
  const lane = isLane(search.lane) ? search.lane : undefined
  const opened = useMemo(() => new Set((search.open ?? '').split(',').filter(isLane)), [search.open])
  const listed = useMemo(
    () =>
      marks.filter(
        ({ offset, until, lane: of }) =>
          until >= shown.from && offset <= shown.to && (lane === undefined || of === lane),
      ),
    [marks, shown, lane],
  )
  return (
    <section id="timeline" aria-labelledby="timeline-title" className="@container scroll-mt-4">
      <div className="mb-2 flex items-center gap-2">
        <h2 id="timeline-title" className="font-semibold">
          Waterfall
        </h2>
        <span className="text-faint">{rows && plural(marks.length, 'event')}</span>
        {cut && <span className="text-warn">the first {plural(marks.length, 'event')} only</span>}
        <Narrowed lane={lane} count={listed.length} clear={() => show({ lane: undefined })} />
      </div>
      {!rows && error ? (
        <Failure error={error} retry={refetch} />
      ) : !rows ? (
        <div className="skeleton h-64 w-full" />
      ) : (
        <div className="grid grid-cols-1 gap-3 @min-[76rem]:grid-cols-[minmax(0,1fr)_38rem]">
          <Waterfall
            marks={marks}
            whole={whole}
            shown={shown}
            running={run.status === 'running'}
            opened={opened}
            lane={lane}
            zoom={(span) => show(span ? rounded(span) : { from: undefined, to: undefined })}
            open={(next) => show({ open: next.size > 0 ? [...next].join(',') : undefined })}
            narrow={(next) => show({ lane: next })}
          />
          <div className="min-w-0 @min-[76rem]:min-h-64">
            <EventList marks={listed} endpoint={run.endpoint.id} />
          </div>
        </div>
      )}
    </section>
  )
}

function useShow(id: string, search: RunSearch) {
  const navigate = useNavigate()
  return (change: RunSearch) =>
    navigate({
      to: '/runs/$id',
      params: { id },
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    })
}

type NarrowedProps = { lane: LaneId | undefined; count: number; clear: () => void }

function Narrowed({ lane, count, clear }: NarrowedProps) {
  if (!lane) return null
  const title = lanes.find(({ id }) => id === lane)?.title
  return (
    <button
      type="button"
      onClick={clear}
      className="ml-auto rounded-sm font-medium text-accent hover:underline"
    >
      {title}: {formatCount(count)} listed, show all
    </button>
  )
}

/** From the start to the end; while it runs, to now. Never so short that it could not be divided. */
function useWhole(run: RunDetail, lastMark: number): Span {
  const now = useNow()
  const start = preciseMs(run.startedAt)
  const end = run.durationMs ?? (run.status === 'running' ? now - start : preciseMs(run.lastEventAt) - start)
  const to = Math.max(end, lastMark, 1)
  return useMemo(() => ({ from: 0, to }), [to])
}

const rounded = ({ from, to }: Span): Span => ({
  from: Math.round(from * 1000) / 1000,
  to: Math.round(to * 1000) / 1000,
})
