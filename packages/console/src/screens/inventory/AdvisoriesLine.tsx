// What the judgement of packages rests on: how old the advisories are. With none, silence would read as safety.

import type { AdvisoryAge } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { formatCount, plural } from '../../format/amount.ts'
import type { InventorySearch } from '../../router.tsx'

type LineProps = { age: AdvisoryAge; search: InventorySearch }

export function AdvisoriesLine({ age, search: { vulnerable, ...others } }: LineProps) {
  return (
    <p className="flex flex-wrap gap-x-4 border-line border-b bg-sunken px-4 py-1.5 text-soft text-sm">
      {age.kind === 'none' ? <Unjudged /> : <Age age={age} />}
      {age.kind === 'known' && (
        <Link
          to="/inventory/$noun"
          params={{ noun: 'packages' }}
          search={vulnerable ? others : { ...others, vulnerable: 'yes' }}
          className="font-medium text-accent hover:underline"
        >
          {vulnerable ? 'All packages' : 'Only vulnerable ones'}
        </Link>
      )}
    </p>
  )
}

const Unjudged = () => (
  <span>
    No advisories are here, so no version is judged: silence says nothing of it.{' '}
    <code className="font-mono text-ink">./sentinel advisories sync</code> brings them.
  </span>
)

const Age = ({ age: { days, advisories, isStale } }: { age: Extract<AdvisoryAge, { kind: 'known' }> }) => (
  <span className={isStale ? 'text-warn' : ''}>
    Judged by {formatCount(advisories)} advisories, the newest{' '}
    {days < 1 ? 'of today' : `${plural(Math.floor(days), 'day')} old`}
    {isStale && ': newer faults are not in them'}.
  </span>
)
