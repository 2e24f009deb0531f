// The head of the inventory: which noun, how many, what narrows it, and what of it is not known.

import type { AdvisoryAge } from '@sentinel/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { FilterChip } from '../../components/FilterChip.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import { formatCount } from '../../format/amount.ts'
import { AdvisoriesLine } from './AdvisoriesLine.tsx'
import type { Shown } from './InventoryScreen.tsx'
import { nounNames, nouns } from './nouns.ts'

type BarProps = Shown & { total: number | undefined; advisories: AdvisoryAge | null | undefined }

export function InventoryBar({ noun, search, total, advisories }: BarProps) {
  const navigate = useNavigate()
  const { q: _, open: __, vulnerable: ___, ...rest } = search
  const here = { to: '/inventory/$noun', params: { noun } } as const
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
        <h1 id="inventory-title" className="font-semibold text-lg">
          Inventory
        </h1>
        <nav aria-label="Of what" className={segmentsLook}>
          {nounNames.map((name) => (
            <Link
              key={name}
              to="/inventory/$noun"
              params={{ noun: name }}
              search={rest}
              activeOptions={{ includeSearch: false }}
              className={segmentLook}
            >
              {nouns[name].title}
            </Link>
          ))}
        </nav>
        <span className="min-w-8 text-faint">{total !== undefined && formatCount(total)}</span>
        <SearchField
          key={noun}
          name={`Search ${nouns[noun].title}`}
          hint={nouns[noun].hint}
          held={search.q ?? ''}
          hold={(q) => navigate({ ...here, search: q ? { ...rest, q } : rest, replace: true })}
        />
        {(['account', 'endpoint'] as const).map((name) => {
          const { [name]: value, ...others } = search
          return (
            value !== undefined && (
              <FilterChip key={name} name={name} value={value} without={{ ...here, search: others }} />
            )
          )
        })}
      </div>
      {advisories && <AdvisoriesLine age={advisories} search={search} />}
    </>
  )
}
