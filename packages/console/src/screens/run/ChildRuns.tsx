// The Runs that this one started.

import type { RunSummary } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { Moment } from '../../components/Moment.tsx'
import { RunDuration } from '../../components/RunDuration.tsx'
import { Status } from '../../components/Status.tsx'

export function ChildRuns({ runs }: { runs: RunSummary[] }) {
  if (runs.length === 0) return null
  return (
    <section id="children" aria-labelledby="children-title" className="scroll-mt-4">
      <h2 id="children-title" className="mb-1.5 flex items-baseline gap-2 font-semibold">
        Child runs <span className="font-normal text-faint">{runs.length}</span>
      </h2>
      <ul className="border-line border-t">
        {runs.map((run) => (
          <li
            key={run.id}
            className="relative flex h-8 items-center gap-4 border-line/60 border-b pl-1 hover:bg-hover"
          >
            <Status status={run.status} className="w-24" />
            <Link
              to="/runs/$id"
              params={{ id: run.id }}
              className="min-w-0 flex-1 truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2"
            >
              {run.scriptName}
            </Link>
            <span className="text-soft">
              <RunDuration run={run} />
            </span>
            <Moment time={run.startedAt} className="w-24 pr-3 text-right text-faint" />
          </li>
        ))}
      </ul>
    </section>
  )
}
