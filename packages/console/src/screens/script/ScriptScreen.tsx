// What is this program, and where does its data go: one text by its hash, over all Runs and machines.

import type { ScriptDetail } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { FindingList } from '../../components/script/FindingList.tsx'
import { judgementNote } from '../../components/script/judgementNote.ts'
import { findingNotes, notesByLine } from '../../components/script/lineNotes.ts'
import { type LineNote, type LineNotes, ScriptText } from '../../components/script/ScriptText.tsx'
import { useHashTarget } from '../../components/useHashTarget.ts'
import { useKeys } from '../../components/useKeys.ts'
import { useTitle } from '../../components/useTitle.ts'
import { splitPlace } from '../../format/path.ts'
import { useServices } from '../../services.ts'
import { FlowView } from './FlowView.tsx'
import { Habits } from './Habits.tsx'
import { Layers } from './Layers.tsx'
import { ScriptFacts } from './ScriptFacts.tsx'
import { ScriptHeader } from './ScriptHeader.tsx'
import { Uses } from './Uses.tsx'
import { Versions } from './Versions.tsx'

const route = getRouteApi('/shell/scripts/$hash')

export function ScriptScreen() {
  const { hash } = route.useParams()
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['script', hash],
    queryFn: ({ signal }) => api('script', { params: { hash }, signal }),
    refetchInterval: 15_000,
  })
  useTitle(query.data?.script.name ?? 'Script')
  useKeys({ Escape: useBack() })
  return (
    <div className="min-h-0 flex-1 overflow-y-auto" data-scroll-restoration-id="script">
      {query.data ? (
        <Detail detail={query.data} />
      ) : query.isError ? (
        <>
          <h1 className="sr-only">Script</h1>
          <Failure error={query.error} retry={() => void query.refetch()}>
            <Link to="/scripts" className="font-medium text-accent hover:underline">
              All scripts
            </Link>
          </Failure>
        </>
      ) : (
        <TableSkeleton />
      )}
    </div>
  )
}

function Detail({ detail }: { detail: ScriptDetail }) {
  const { script, judgement, findings, excerpt, versions, uses } = detail
  const notes = useMemo(() => notesOf(detail), [detail])
  const { against } = route.useSearch()
  const content = useHashTarget<HTMLElement>()
  return (
    <article ref={content}>
      <ScriptHeader script={script} />
      <div className="mx-auto grid max-w-[110rem] grid-cols-[minmax(0,1fr)_21rem] gap-x-10 gap-y-8 px-6 pt-6 pb-16 max-xl:grid-cols-1 max-md:px-4">
        <div className="flex min-w-0 flex-col gap-9 max-xl:order-2">
          <FlowView detail={detail} />
          <FindingList findings={findings} note={judgementNote(judgement, findings.length)} />
          <Layers layers={judgement?.layers ?? []} />
          <ScriptText excerpt={excerpt} notes={notes} />
          <Versions versions={versions} current={script.sha256} excerpt={excerpt} against={against} />
          <Uses uses={uses} />
        </div>
        <aside aria-label="About this script" className="@container min-w-0 self-start max-xl:order-1">
          <ScriptFacts detail={detail} />
          <Habits habits={detail.habits} />
        </aside>
      </div>
    </article>
  )
}

/** What Runs did on each line, and what was found there. */
function notesOf({ resources, findings, uses }: ScriptDetail): LineNotes {
  const paths = new Set(uses.map(({ path }) => path))
  const done = resources.flatMap(({ at, act, value }): [number, LineNote][] => {
    const { path, line } = splitPlace(at ?? '')
    return line !== null && paths.has(path) ? [[line, { ink: 'text-accent', text: `${act} ${value}` }]] : []
  })
  return notesByLine([...findingNotes(findings), ...done])
}

/** Back to the list as it was left; to the whole list where this was the first page that was opened. */
function useBack(): () => void {
  const router = useRouter()
  const navigate = useNavigate()
  const canGoBack = useCanGoBack()
  return () => (canGoBack ? router.history.back() : navigate({ to: '/scripts' }))
}
