// What exactly did it do: one Run with its timeline, resources, script and proof.

import type { RunDetail } from '@sentinel/contract'
import { getRouteApi, Link, useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Failure } from '../../components/Failure.tsx'
import { FindingList } from '../../components/script/FindingList.tsx'
import { judgementNote } from '../../components/script/judgementNote.ts'
import { findingNotes, notesByLine } from '../../components/script/lineNotes.ts'
import { type LineNote, type LineNotes, ScriptText } from '../../components/script/ScriptText.tsx'
import { useHashTarget } from '../../components/useHashTarget.ts'
import { useKeys } from '../../components/useKeys.ts'
import { useTitle } from '../../components/useTitle.ts'
import { splitPlace } from '../../format/path.ts'
import { ChildRuns } from './ChildRuns.tsx'
import { EvidenceSeal } from './EvidenceSeal.tsx'
import { GapNotice } from './GapNotice.tsx'
import { Lineage } from './Lineage.tsx'
import { RunFacts } from './RunFacts.tsx'
import { RunHeader } from './RunHeader.tsx'
import { RunSkeleton } from './RunSkeleton.tsx'
import { Resources } from './resources/Resources.tsx'
import { inkOf } from './timeline/lanes.ts'
import { type Mark, readMarks } from './timeline/readMarks.ts'
import { WaterfallSection } from './timeline/WaterfallSection.tsx'
import { type RunEvents, useRun } from './useRun.ts'

const route = getRouteApi('/shell/runs/$id')

export function RunScreen() {
  const { id } = route.useParams()
  const { query, events } = useRun(id)
  useTitle(query.data?.scriptName ?? 'Run')
  useKeys({ Escape: useBack() })
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" data-scroll-restoration-id="run">
      {query.data ? (
        <Run run={query.data} events={events} />
      ) : query.isError ? (
        <>
          <h1 className="sr-only">Run</h1>
          <Failure error={query.error} retry={() => query.refetch()}>
            <Link to="/runs" className="font-medium text-accent hover:underline">
              All runs
            </Link>
          </Failure>
        </>
      ) : (
        <RunSkeleton />
      )}
    </div>
  )
}

function Run({ run, events }: { run: RunDetail; events: RunEvents }) {
  const marks = useMemo(() => readMarks(events.rows ?? [], run.startedAt), [events.rows, run.startedAt])
  const notes = useMemo(() => notesOf(run, marks), [run, marks])
  const content = useHashTarget<HTMLElement>()
  return (
    <article ref={content}>
      <RunHeader run={run} />
      <div className="mx-auto grid max-w-[110rem] grid-cols-[minmax(0,1fr)_21rem] gap-x-10 gap-y-8 px-6 pt-6 pb-16 max-xl:grid-cols-1 max-md:px-4">
        <div className="flex min-w-0 flex-col gap-9 max-xl:order-2">
          <GapNotice gaps={run.gaps} startedAt={run.startedAt} />
          <FindingList
            findings={run.findings}
            note={
              run.isJudged || run.findings.length > 0
                ? judgementNote(run.judgement, run.findings.length)
                : null
            }
          />
          <Lineage lineage={run.lineage} />
          <WaterfallSection run={run} marks={marks} events={events} />
          <Resources run={run} />
          <ChildRuns runs={run.children} />
          <ScriptText excerpt={run.excerpt} notes={notes} />
        </div>
        {/* Where there is one column the facts come first, and the proof after what it proves. */}
        <aside
          aria-label="About this run"
          className="flex min-w-0 flex-col gap-7 self-start max-xl:contents xl:sticky xl:top-6"
        >
          <div className="@container max-xl:order-1">
            <RunFacts run={run} />
          </div>
          <div className="max-xl:order-3 max-xl:max-w-xl">
            <EvidenceSeal evidence={run.evidence} endpoint={run.endpoint} />
          </div>
        </aside>
      </div>
    </article>
  )
}

/** What happened and what was found on each line of this Run's own script. */
function notesOf({ script, findings }: RunDetail, marks: Mark[]): LineNotes {
  const done = marks.flatMap(({ at, lane, sentence }): [number, LineNote][] => {
    const { path, line } = splitPlace(at ?? '')
    return path === script.path && line !== null
      ? [[line, { ink: lane ? inkOf[lane] : 'text-edge', text: sentence }]]
      : []
  })
  return notesByLine([...findingNotes(findings), ...done])
}

/** Back to the list as it was left; to the whole list where the Run was the first page that was opened. */
function useBack(): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  return () => (canGoBack ? router.history.back() : navigate({ to: '/runs' }))
}
