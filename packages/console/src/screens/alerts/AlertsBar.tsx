// The head of the inbox: states with their counts, the least severity, and what narrows it.

import type { AlertList, Severity } from '@sentinel/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { FilterChip } from '../../components/FilterChip.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import { formatCount } from '../../format/amount.ts'
import type { AlertsSearch } from '../../router.tsx'

type Counts = AlertList['counts']
const states: { title: string; state: AlertsSearch['state']; of: (counts: Counts) => number }[] = [
  { title: 'Open', state: undefined, of: (counts) => counts.new + counts.acknowledged },
  { title: 'New', state: 'new', of: (counts) => counts.new },
  { title: 'Acknowledged', state: 'acknowledged', of: (counts) => counts.acknowledged },
  { title: 'Resolved', state: 'resolved', of: (counts) => counts.resolved },
  { title: 'Archived', state: 'archived', of: (counts) => counts.archived },
]
const least: { title: string; minSeverity: Severity | undefined }[] = [
  { title: 'All', minSeverity: undefined },
  { title: 'Medium and worse', minSeverity: 'medium' },
  { title: 'High and worse', minSeverity: 'high' },
]

type BarProps = { search: AlertsSearch; list: AlertList | undefined }

export function AlertsBar({ search: { open: _, ...search }, list }: BarProps) {
  const navigate = useNavigate()
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
      <h1 id="alerts-title" className="font-semibold text-lg">
        Alerts
      </h1>
      <nav aria-label="State" className={segmentsLook}>
        {states.map(({ title, state, of }) => (
          <Link
            key={title}
            to="/alerts"
            search={{ ...search, state }}
            className={segmentLook}
            aria-current={search.state === state ? 'page' : undefined}
          >
            {title}
            {list && <span className="ml-1.5 text-faint">{formatCount(of(list.counts))}</span>}
          </Link>
        ))}
      </nav>
      <SearchField
        name="Search alerts by script"
        hint="Script…"
        held={search.script ?? ''}
        hold={(script) =>
          navigate({ to: '/alerts', search: { ...search, script: script || undefined }, replace: true })
        }
      />
      <nav aria-label="Severity" className={segmentsLook}>
        {least.map(({ title, minSeverity }) => (
          <Link
            key={title}
            to="/alerts"
            search={{ ...search, minSeverity }}
            replace
            className={segmentLook}
            aria-current={search.minSeverity === minSeverity ? 'page' : undefined}
          >
            {title}
          </Link>
        ))}
      </nav>
      {(['rule', 'source', 'assignee'] as const).map((name) => {
        const { [name]: value, ...others } = search
        return (
          value !== undefined && (
            <FilterChip key={name} name={name} value={value} without={{ to: '/alerts', search: others }} />
          )
        )
      })}
    </div>
  )
}
