// The head of the inventory: which noun, how many, what narrows it, and what of it is not known.

import { Link, useNavigate } from '@tanstack/react-router'
import { FilterChip } from '../../components/FilterChip.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import { formatCount } from '../../format/amount.ts'
import type { Shown } from './InventoryScreen.tsx'
import { nounNames, nouns } from './nouns.ts'

export function InventoryBar({ noun, search, total }: Shown & { total: number | undefined }) {
  const navigate = useNavigate()
  const { q: _, open: __, ...rest } = search
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
      {noun === 'packages' && <Unjudged />}
    </>
  )
}

/** These rows are not matched with advisories yet: unsaid, that would read as safety. */
const Unjudged = () => (
  <p className="border-line border-b bg-sunken px-4 py-1.5 text-soft text-sm">
    Packages that Runs have used. Whether a version is vulnerable is not judged here: silence says nothing of
    it. <code className="font-mono text-ink">./sentinel audit</code> judges an environment on its machine.
  </p>
)
