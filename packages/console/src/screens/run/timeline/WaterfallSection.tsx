// The timeline as a picture or as a table, over the whole Run or the part that the address names.

import type { RunDetail } from '@sentinel/contract'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Failure } from '../../../components/Failure.tsx'
import { useKeys } from '../../../components/useKeys.ts'
import { plural } from '../../../format/amount.ts'
import type { RunSearch } from '../../../router.tsx'
import { useNow } from '../../../services.ts'
import type { RunEvents } from '../useRun.ts'
import { EventTable } from './EventTable.tsx'
import { type Mark, preciseMs } from './readMarks.ts'
import type { Span } from './scale.ts'
import { Timeline } from './Timeline.tsx'

const route = getRouteApi('/shell/runs/$id')

type TimelineSectionProps = { run: RunDetail; marks: Mark[]; events: RunEvents }

export function TimelineSection({ run, marks, events }: TimelineSectionProps) {
  const { view, from, to } = route.useSearch()
  const navigate = useNavigate()
  const show = (search: RunSearch) =>
    navigate({ to: '/runs/$id', params: { id: run.id }, search, replace: true, resetScroll: false })
  const zoomed = from !== undefined && to !== undefined ? { from, to } : {}
  const toggle = () => show(view ? zoomed : { ...zoomed, view: 'table' })
  useKeys({ t: toggle })
  const { rows, cut, error, refetch } = events
  const whole = useWhole(run, marks.at(-1)?.until ?? 0)
  const shown = useMemo(
    () => (from !== undefined && to !== undefined ? { from, to } : whole),
    [from, to, whole],
  )
  const inView = useMemo(
    () => marks.filter(({ offset, until }) => until >= shown.from && offset <= shown.to),
    [marks, shown],
  )
  return (
    <section id="timeline" aria-labelledby="timeline-title" className="scroll-mt-4">
      <div className="mb-2 flex items-center gap-2">
        <h2 id="timeline-title" className="font-semibold">
          Timeline
        </h2>
        <span className="text-faint">{rows && plural(marks.length, 'event')}</span>
        {cut && <span className="text-warn">the first {plural(marks.length, 'event')} only</span>}
        <ViewSwitch table={view === 'table'} toggle={toggle} />
      </div>
      {!rows && error ? (
        <Failure error={error} retry={refetch} />
      ) : !rows ? (
        <div className="skeleton h-64 w-full" />
      ) : view === 'table' ? (
        <EventTable marks={inView} />
      ) : (
        <Timeline
          marks={marks}
          whole={whole}
          shown={shown}
          running={run.status === 'running'}
          zoom={(span) => show({ ...(view ? { view } : {}), ...(span ? rounded(span) : {}) })}
        />
      )}
    </section>
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

function ViewSwitch({ table, toggle }: { table: boolean; toggle: () => void }) {
  return (
    <fieldset className="ml-auto flex rounded-md border border-line p-px text-sm">
      <legend className="sr-only">Show the timeline as</legend>
      {[
        { name: 'Picture', on: !table },
        { name: 'Table', on: table },
      ].map(({ name, on }) => (
        <button
          key={name}
          type="button"
          aria-pressed={on}
          onClick={on ? undefined : toggle}
          className="h-5.5 rounded-[5px] px-2 text-soft hover:text-ink aria-pressed:bg-hover aria-pressed:font-medium aria-pressed:text-ink"
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
