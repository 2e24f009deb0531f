// What was read beside what was then sent: on the left the tables and files with their classes of data, on the right who
// got how much, from which line. That the one is in the other is likely, and said as that.

import type { Flow, RunDetail } from '@sentinel/contract'
import { isLoud, kindName } from '../../components/destinations/kinds.ts'
import { Icon } from '../../components/Icon.tsx'
import { VerdictMark } from '../../components/ModeMark.tsx'
import { Value } from '../../components/Value.tsx'
import { formatBytes, formatCount, plural } from '../../format/amount.ts'
import { shortPlace } from '../../format/path.ts'

/** Sources that are named before the rest is counted. */
const named = 6

export function Lineage({ lineage = [] }: Pick<RunDetail, 'lineage'>) {
  if (lineage.length === 0) return null
  return (
    <section aria-labelledby="lineage-title" id="lineage" className="@container scroll-mt-4">
      <h2 id="lineage-title" className="mb-1.5 flex items-baseline gap-2 font-semibold">
        Read, then sent{' '}
        <span className="font-normal text-faint">likely the same data: what is sent is not kept</span>
      </h2>
      <ul className="border-line/60 border-t">
        {lineage.map((flow) => (
          <FlowRow key={`${flow.host} ${flow.at}`} flow={flow} />
        ))}
      </ul>
    </section>
  )
}

const FlowRow = ({ flow }: { flow: Flow }) => (
  <li className="grid grid-cols-[minmax(0,2fr)_1.5rem_minmax(0,3fr)] gap-x-4 gap-y-2 border-line/60 border-b py-2.5 @max-[40rem]:grid-cols-1">
    <Sources sources={flow.sources} />
    <span className="pt-0.5 text-center text-faint @max-[40rem]:hidden" aria-hidden="true">
      →
    </span>
    <Destination flow={flow} />
  </li>
)

function Sources({ sources }: Pick<Flow, 'sources'>) {
  const rest = sources.length - named
  return (
    <ul aria-label="Read before" className="flex min-w-0 flex-col gap-1">
      {sources.slice(0, named).map(({ name, classes, rows }) => (
        <li key={name} className="flex min-w-0 items-baseline gap-2">
          <Icon name="file" className="shrink-0 translate-y-0.5 text-lane-data" />
          <span className="min-w-0 truncate font-medium" title={name}>
            {name}
          </span>
          {classes.length > 0 && <span className="shrink-0 text-warn">{classes.join(', ')}</span>}
          {rows !== null && <span className="shrink-0 text-faint">{plural(rows, 'row')}</span>}
        </li>
      ))}
      {rest > 0 && <li className="text-faint">and {formatCount(rest)} more</li>}
    </ul>
  )
}

const Destination = ({
  flow: { host, kind, model, bytes, classes, strays, outcome, at },
}: {
  flow: Flow
}) => (
  <div className="flex min-w-0 flex-col gap-1">
    <p className="flex min-w-0 flex-wrap items-center gap-x-2">
      {host === null ? (
        <span className="text-soft">a host without a name</span>
      ) : (
        <Value kind="host" value={host} className="font-medium" />
      )}
      {kind !== 'unknown' && (
        <span className={isLoud(kind) ? 'text-bad' : kind === 'model' ? 'text-lane-models' : 'text-faint'}>
          {kindName(kind)}
        </span>
      )}
      {model && <span className="text-soft">{model}</span>}
    </p>
    <p className="flex min-w-0 flex-wrap items-center gap-x-2 text-soft">
      {outcome !== 'sent' && <VerdictMark verdict="deny" />}
      <span>
        {outcome === 'stopped'
          ? 'nothing has left'
          : `${formatBytes(bytes)} sent${outcome === 'sent' ? '' : ', the rest kept from leaving'}`}
      </span>
      {classes.length > 0 && (
        <span className="text-warn">
          {outcome === 'sent' ? 'with' : 'held'} {classes.join(', ')}
        </span>
      )}
      {strays > 0 && (
        <span className="text-bad">
          {plural(strays, 'secret that does', 'secrets that do')} not belong there
        </span>
      )}
      {at && <Place at={at} />}
    </p>
  </div>
)

const Place = ({ at }: { at: string }) => (
  <Value kind="place" value={at} bare className="text-faint">
    {shortPlace(at)}
  </Value>
)
