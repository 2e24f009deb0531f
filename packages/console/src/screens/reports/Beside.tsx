// What stands beside the decisions: which data about people, what was stopped, what deserves to be adopted.

import { actInWords, dataWord, type Report } from '@sentinel/contract'
import { Part } from '../../components/Part.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { RowsLink } from './RowsLink.tsx'

export const DataAbout = ({ data }: { data: Report['data'] }) => (
  <Part id="data" title="Data about people">
    {data.length === 0 ? (
      <p className="text-soft">No data about people was recognised.</p>
    ) : (
      <ul>
        {data.map(({ name, scripts, left, rows }) => (
          <li key={name} className="flex gap-3 border-line/60 border-b py-2">
            <span className="min-w-0 flex-1 truncate">{dataWord(name)}</span>
            <RowsLink rows={rows}>{plural(scripts, 'program')}</RowsLink>
            <span className={`w-36 whitespace-nowrap text-right ${left > 0 ? 'text-warn' : 'text-faint'}`}>
              {left > 0 ? `left ${formatCount(left)} ×` : 'not seen to leave'}
            </span>
          </li>
        ))}
      </ul>
    )}
  </Part>
)

type StoppedProps = Pick<Report, 'stopped' | 'policy'>

export const Stopped = ({ stopped: { total, list, rows }, policy }: StoppedProps) => (
  <Part
    id="stopped"
    title="What was stopped"
    count={total > 0 && <RowsLink rows={rows}>{formatCount(total)}</RowsLink>}
  >
    {total === 0 ? (
      <p className="text-soft">
        Nothing:{' '}
        {policy.version === null ? 'no policy is in force.' : 'the policy in force had no reason to.'}
      </p>
    ) : (
      <ul>
        {list.slice(0, 8).map(({ what, reason, count }) => (
          <li key={`${what} ${reason}`} className="border-line/60 border-b py-2">
            <span className="flex gap-3">
              <span className="min-w-0 flex-1 truncate">{actInWords(what)}</span>
              <span className="text-soft">{formatCount(count)} ×</span>
            </span>
            {reason && <span className="block truncate text-faint text-sm">{reason}</span>}
          </li>
        ))}
      </ul>
    )}
  </Part>
)

export const Adopt = ({ adopt }: { adopt: Report['adopt'] }) => (
  <Part id="adopt" title="Worth adopting officially">
    {adopt.length === 0 ? (
      <p className="text-soft">
        None yet: a program is proposed when it runs on three days or for two people, fails rarely, and has no
        serious weakness.
      </p>
    ) : (
      <ul className="flex flex-col gap-2">
        {adopt.map(({ automation: { path, name, rows }, why }) => (
          <li key={path}>
            <span className="font-medium">
              <RowsLink rows={rows}>{name}</RowsLink>
            </span>{' '}
            <span className="text-soft">{why}</span>
          </li>
        ))}
      </ul>
    )}
  </Part>
)
