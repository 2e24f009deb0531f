// The Run in one sentence, and how it stands.

import type { RunDetail } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { IconButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Moment } from '../../components/Moment.tsx'
import { useCopy } from '../../components/Notice.tsx'
import { RunDuration } from '../../components/RunDuration.tsx'
import { Status } from '../../components/Status.tsx'
import { Value } from '../../components/Value.tsx'
import { countsOf, formatOutcome } from '../../format/run.ts'
import { countFiles, isCut } from './resources/groupResources.ts'

export function RunHeader({ run }: { run: RunDetail }) {
  const copy = useCopy()
  const outcome = formatOutcome(run)
  return (
    <header className="border-line border-b">
      <div className="mx-auto max-w-[110rem] px-6 pt-4 pb-5 max-md:px-4">
        <div className="mb-2 flex items-center">
          <Link
            to="/runs"
            className="-ml-1 flex items-center gap-1 rounded-sm px-1 text-faint hover:text-accent"
          >
            <Icon name="back" className="size-3" />
            Runs
          </Link>
          <IconButton
            icon="link"
            name="Copy the link to this run"
            className="ml-auto"
            onClick={() => copy(`${window.location.origin}/runs/${run.id}`, 'the link')}
          />
        </div>
        <Sentence run={run} />
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
          <Status status={run.status} />
          {outcome && <span className={run.status === 'failed' ? 'text-bad' : ''}>{outcome}</span>}
          <span className="text-edge" aria-hidden="true">
            ·
          </span>
          <span>
            started <Moment time={run.startedAt} />
          </span>
        </p>
      </div>
    </header>
  )
}

/** Each comma stays with the word before it, wherever the line breaks. */
function Sentence({ run }: { run: RunDetail }) {
  const parts = countsOf(isCut(run.resources) ? run.counts : { ...run.counts, ...countFiles(run.resources) })
  return (
    <h1 className="text-soft text-xl">
      <Value kind="account" value={run.account} bare className="font-semibold text-ink" />{' '}
      {run.status === 'running' ? 'is running' : 'ran'}{' '}
      <Value kind="script" value={run.script.path ?? run.scriptName} bare className="font-semibold text-ink">
        <span className="truncate">{run.scriptName}</span>
      </Value>{' '}
      on{' '}
      <span className="whitespace-nowrap">
        <Value kind="endpoint" value={run.endpoint.name} bare className="font-semibold text-ink" />,
      </span>{' '}
      <span className="whitespace-nowrap">
        {run.durationMs === null && run.status !== 'running' ? (
          'for how long nobody saw'
        ) : (
          <RunDuration run={run} />
        )}
      </span>
      {parts.map(({ section, text }) => (
        <span key={section}>
          ,{' '}
          <a
            href={`#${section}`}
            className={`whitespace-nowrap rounded-sm decoration-edge underline-offset-4 hover:text-accent hover:underline ${section === 'gaps' ? 'text-warn' : ''}`}
          >
            {text}
          </a>
        </span>
      ))}
    </h1>
  )
}
