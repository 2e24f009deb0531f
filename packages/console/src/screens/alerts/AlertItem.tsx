// One alert in the inbox: its risk, what it is, about which script, how often and where.

import type { Alert } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { Moment } from '../../components/Moment.tsx'
import { SeverityMark } from '../../components/SeverityMark.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { baseName } from '../../format/path.ts'
import type { AlertsSearch } from '../../router.tsx'

type ItemProps = {
  alert: Alert
  isShown: boolean
  search: AlertsSearch
  choose: (id: string) => void
  enter: () => void
}

export function AlertItem({ alert, isShown, search, choose, enter }: ItemProps) {
  const { id, title, severity, script, risk, state, assignee, occurrences, endpoints, lastAt } = alert
  return (
    <li
      className={`relative grid grid-cols-[2.25rem_minmax(0,1fr)] gap-2 border-line/60 border-b py-2.5 pr-4 pl-3 hover:bg-hover ${isShown ? 'bg-wash' : ''}`}
    >
      <span className="pt-px text-right font-semibold text-soft" title={`Risk ${score(risk.score)} of 100`}>
        {score(risk.score)}
      </span>
      <div className="min-w-0">
        <div className="flex items-baseline gap-2">
          <Link
            to="/alerts"
            search={{ ...search, open: id }}
            data-row={id}
            replace
            aria-current={isShown ? 'true' : undefined}
            onFocus={() => choose(id)}
            onClick={enter}
            className={`min-w-0 flex-1 truncate outline-none after:absolute after:inset-0 ${state === 'new' ? 'font-semibold' : 'font-medium'}`}
          >
            {title}
          </Link>
          <Moment time={lastAt} className="shrink-0 text-faint text-sm" />
        </div>
        <div className="mt-0.5 flex items-center gap-2.5 text-sm">
          <SeverityMark severity={severity} />
          <span className="min-w-0 truncate text-soft" title={script}>
            {baseName(script)}
          </span>
          <span className="ml-auto shrink-0 text-faint">
            {state !== 'new' && `${state}${assignee ? `, ${assignee}` : ''} · `}
            {formatCount(occurrences)}×{endpoints > 1 && ` on ${plural(endpoints, 'endpoint')}`}
          </span>
        </div>
      </div>
    </li>
  )
}

export const score = (value: number) => String(Math.round(value))
