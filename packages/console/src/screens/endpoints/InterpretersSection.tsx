// Which Pythons the endpoint has, whether each one is watched, and by what; those past their end of life are marked.

import { type EndpointInterpreter, obstacleWords } from '@sentinel/contract'
import { DataTable } from '../../components/DataTable.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Middle } from '../../components/Middle.tsx'
import { Part } from '../../components/Part.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount } from '../../format/amount.ts'
import { formatAbsolute } from '../../format/time.ts'

export function InterpretersSection({ interpreters }: { interpreters: EndpointInterpreter[] }) {
  const watched = interpreters.filter(isWatched).length
  if (interpreters.length === 0)
    return (
      <Part id="interpreters" title="Interpreters">
        <p className="text-soft">
          None is known yet: the agent tells of them within its first seconds, and when one changes.
        </p>
      </Part>
    )
  return (
    <Part id="interpreters" title="Interpreters" count={`${watched} of ${interpreters.length} watched`}>
      <DataTable
        name="Interpreters"
        rows={interpreters}
        idOf={({ path, prefix }) => `${path} ${prefix}`}
        columns={[
          { title: 'Version', look: 'w-25 pl-0', cell: Version },
          { title: 'Support', look: 'w-32 @max-[40rem]:hidden', cell: Support },
          { title: 'Path', cell: Place },
          {
            title: 'Packages',
            look: 'w-20 text-right @max-[46rem]:hidden',
            cell: ({ packages }) => (
              <span className="text-soft" title={`Digest ${packages.digest}`}>
                {formatCount(packages.count)}
              </span>
            ),
          },
          { title: 'Watched', look: 'w-52 pr-0', cell: Watched },
        ]}
      />
    </Part>
  )
}

/** The folder says which one it is; `bin/python` is the end of them all. */
const Place = ({ path, prefix }: EndpointInterpreter) => (
  <Value kind="interpreter" value={path} bare>
    <Middle text={/[\\/]python[\d.]*(\.exe)?$/.test(path) ? prefix : path} />
  </Value>
)

const isWatched = ({ watch }: EndpointInterpreter) => watch.channels.length > 0

const Version = ({ implementation, version, basePrefix, prefix }: EndpointInterpreter) => (
  <span className="flex items-baseline gap-1.5">
    {prefix !== basePrefix && (
      <span title={`An environment of ${basePrefix}`}>
        <Icon name="environment" className="text-faint" />
        <span className="sr-only">environment</span>
      </span>
    )}
    <span className="font-medium">{version ?? 'unknown'}</span>
    {implementation !== 'CPython' && <span className="text-faint text-sm">{implementation}</span>}
  </span>
)

function Support({ support: { state, ends } }: EndpointInterpreter) {
  if (state === 'end-of-life')
    return (
      <span className="inline-flex items-center gap-1.5 font-medium text-warn" title={`Ended ${ends}`}>
        <Icon name="gap" />
        end of life
      </span>
    )
  return <span className="text-soft">{state === 'supported' ? `until ${ends}` : state}</span>
}

function Watched({ watch: { channels, obstacle }, since }: EndpointInterpreter) {
  const title = `Told ${formatAbsolute(since)}`
  if (channels.length > 0)
    return (
      <span className="inline-flex items-center gap-1.5" title={title}>
        <Icon name="check" className="text-good" />
        {channels.join(', ')}
      </span>
    )
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5 text-soft" title={title}>
      <Icon name="cross" className={obstacle ? 'text-faint' : 'text-warn'} />
      <span className="truncate">{obstacle ? obstacleWords[obstacle] : 'not watched'}</span>
    </span>
  )
}
