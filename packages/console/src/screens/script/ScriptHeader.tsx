// The Script in one sentence, and what it is for.

import type { ScriptRow } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { IconButton } from '../../components/Button.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Moment } from '../../components/Moment.tsx'
import { useCopy } from '../../components/Notice.tsx'
import { SeverityMark } from '../../components/SeverityMark.tsx'
import { plural } from '../../format/amount.ts'

export function ScriptHeader({ script }: { script: ScriptRow }) {
  const copy = useCopy()
  const { name, sha256, summary, worst, findings, runs, lastAt, accounts, endpoints } = script
  return (
    <header className="border-line border-b">
      <div className="mx-auto max-w-[110rem] px-6 pt-4 pb-5 max-md:px-4">
        <div className="mb-2 flex items-center">
          <Link
            to="/scripts"
            className="-ml-1 flex items-center gap-1 rounded-sm px-1 text-faint hover:text-accent"
          >
            <Icon name="back" className="size-3" />
            Scripts
          </Link>
          <IconButton
            icon="link"
            name="Copy the link to this script"
            className="ml-auto"
            onClick={() => copy(`${window.location.origin}/scripts/${sha256}`, 'the link')}
          />
        </div>
        <h1 className="text-soft text-xl">
          <span className="font-semibold text-ink">{name}</span>, run{' '}
          <Link
            to="/runs"
            search={{ script: sha256 }}
            className="rounded-sm decoration-edge underline-offset-4 hover:text-accent hover:underline"
          >
            {plural(runs, 'time')}
          </Link>{' '}
          by{' '}
          <a
            href="#uses"
            className="rounded-sm decoration-edge underline-offset-4 hover:text-accent hover:underline"
          >
            {plural(accounts.length, 'account')} on {plural(endpoints.length, 'endpoint')}
          </a>
        </h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-soft">
          {worst && (
            <a href="#findings" className="inline-flex items-center gap-1.5 rounded-sm hover:underline">
              <SeverityMark severity={worst} />
              {plural(findings, 'finding')}
            </a>
          )}
          <span>
            last run <Moment time={lastAt} />
          </span>
        </p>
        <p className="mt-2 max-w-4xl">{summary ?? 'Not judged yet.'}</p>
      </div>
    </header>
  )
}
