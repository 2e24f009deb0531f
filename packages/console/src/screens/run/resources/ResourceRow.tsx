// One Resource: the value, what was done to it, when first, from which source line.

import { Middle } from '../../../components/Middle.tsx'
import { Value } from '../../../components/Value.tsx'
import { formatCount } from '../../../format/amount.ts'
import { formatOffset } from '../../../format/duration.ts'
import { inPackage, shortPlace } from '../../../format/path.ts'
import { formatAbsolute } from '../../../format/time.ts'
import { preciseMs } from '../timeline/readMarks.ts'
import type { Group } from './groupResources.ts'

/** Value, acts, first time, source line: class names of the cells, by the width of the table. */
export const cellLook = [
  'pr-3',
  'w-48 pr-3 @max-[36rem]:w-32',
  'w-24 pr-6 text-right @max-[36rem]:hidden',
  'w-44 @max-[48rem]:hidden',
]
const cell = 'h-8 overflow-hidden border-line/60 border-b whitespace-nowrap'

export function ResourceRow({ group, startedAt }: { group: Group; startedAt: string }) {
  const offset = Math.max(0, preciseMs(group.firstAt) - preciseMs(startedAt))
  return (
    <tr className="hover:bg-hover">
      <td className={`${cell} ${cellLook[0]}`}>
        <Value kind={group.kind} value={group.value} className="mx-0! rounded-none px-0!">
          <Shown group={group} />
        </Value>
      </td>
      <td className={`${cell} ${cellLook[1]} text-soft`}>
        <Acts group={group} />
      </td>
      <td className={`${cell} ${cellLook[2]} text-faint`}>
        <time dateTime={group.firstAt} title={formatAbsolute(group.firstAt)}>
          {formatOffset(offset)}
        </time>
      </td>
      <td className={`${cell} ${cellLook[3]}`}>
        {group.at && (
          <Value kind="place" value={group.at} bare className="text-soft">
            <span className="truncate">{shortPlace(group.at)}</span>
          </Value>
        )}
      </td>
    </tr>
  )
}

function Shown({ group: { kind, value } }: { group: Group }) {
  if (kind === 'library') return <Middle text={inPackage(value)} />
  if (kind !== 'package') return <Middle text={value} />
  const [name, version] = value.split('@')
  return (
    <span className="truncate">
      <span className="font-medium">{name}</span> <span className="text-soft">{version}</span>
    </span>
  )
}

/** `used` is what packages are for, once: it goes without saying. */
function Acts({ group: { acts, kind } }: { group: Group }) {
  if (kind === 'package') return null
  return acts.map(({ act, count }, i) => (
    <span key={act}>
      {i > 0 && <span className="text-faint">, </span>}
      <span className={loud.has(act) ? 'font-medium text-ink' : ''}>{act}</span>
      {count > 1 && <span className="text-faint"> × {formatCount(count)}</span>}
    </span>
  ))
}

/** What changes something outside of the Run. */
const loud = new Set(['write', 'update', 'removed', 'renamed'])
