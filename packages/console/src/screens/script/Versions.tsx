// Other texts of the same lineage: of the same name and account, or the same but for layout and comments.

import type { ScriptDetail, ScriptVersion } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { DataTable } from '../../components/DataTable.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount } from '../../format/amount.ts'
import { VersionDiff } from './VersionDiff.tsx'

type VersionsProps = {
  versions: ScriptVersion[]
  current: string
  excerpt: ScriptDetail['excerpt']
  /** The version that this one is compared with. */
  against: string | undefined
}

export function Versions({ versions, current, excerpt, against }: VersionsProps) {
  return (
    <Part id="versions" title="Versions" count={versions.length}>
      <DataTable
        name="Versions"
        rows={versions}
        idOf={({ sha256 }) => sha256}
        first={12}
        columns={[
          {
            title: 'Text',
            look: 'w-64 pl-0 max-lg:w-40',
            cell: (version) => <Text version={version} current={current} />,
          },
          {
            title: 'Compare',
            look: 'w-22',
            cell: ({ sha256 }) =>
              sha256 !== current && <Compare hash={current} against={sha256} isShown={sha256 === against} />,
          },
          { title: 'Path', cell: ({ path }) => path && <Value kind="file" value={path} bare /> },
          {
            title: 'Runs',
            look: 'w-16 text-right',
            cell: ({ sha256, runs }) => (
              <Link
                to="/runs"
                search={{ script: sha256 }}
                className="rounded-sm text-soft hover:text-accent hover:underline"
              >
                {formatCount(runs)}
              </Link>
            ),
          },
          {
            title: 'First run',
            look: 'w-26 text-right max-lg:hidden',
            cell: ({ firstAt }) => <Moment time={firstAt} className="text-soft" />,
          },
          {
            title: 'Last run',
            look: 'w-26 pr-0 text-right',
            cell: ({ lastAt }) => <Moment time={lastAt} className="text-soft" />,
          },
        ]}
      />
      {against && <VersionDiff against={against} excerpt={excerpt} />}
    </Part>
  )
}

const Compare = ({ hash, against, isShown }: { hash: string; against: string; isShown: boolean }) => (
  <Link
    to="/scripts/$hash"
    params={{ hash }}
    search={isShown ? {} : { against }}
    resetScroll={false}
    replace
    className="rounded-sm text-accent hover:underline"
  >
    {isShown ? 'Hide' : 'Differences'}
  </Link>
)

function Text({
  version: { sha256, isSameButLayout },
  current,
}: {
  version: ScriptVersion
  current: string
}) {
  const shown = <span className="font-mono text-sm">{sha256.slice(0, 12)}</span>
  return (
    <span className="flex items-baseline gap-2">
      {sha256 === current ? (
        <>
          {shown} <span className="text-faint text-sm">this one</span>
        </>
      ) : (
        <Link
          to="/scripts/$hash"
          params={{ hash: sha256 }}
          className="rounded-sm text-accent hover:underline"
        >
          {shown}
        </Link>
      )}
      {isSameButLayout && <span className="text-faint text-sm">same but for layout</span>}
    </span>
  )
}
