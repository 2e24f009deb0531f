// What narrows the list of Scripts: free text, the least that their worst Finding has, an account, an endpoint.

import type { Severity } from '@sentinel/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { FilterChip } from '../../components/FilterChip.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import type { ScriptsSearch } from '../../router.tsx'

const least: { title: string; minSeverity: Severity | undefined }[] = [
  { title: 'All', minSeverity: undefined },
  { title: 'Medium and worse', minSeverity: 'medium' },
  { title: 'High and worse', minSeverity: 'high' },
]

export function ScriptFilters({ search }: { search: ScriptsSearch }) {
  const navigate = useNavigate()
  const { q: _, ...rest } = search
  return (
    <>
      <SearchField
        name="Search scripts"
        hint="Name, path, hash…"
        held={search.q ?? ''}
        hold={(q) => navigate({ to: '/scripts', search: q ? { ...rest, q } : rest, replace: true })}
      />
      <nav aria-label="Findings" className={segmentsLook}>
        {least.map(({ title, minSeverity }) => (
          <Link
            key={title}
            to="/scripts"
            search={{ ...search, minSeverity }}
            replace
            activeOptions={{ exact: true, includeSearch: true }}
            className={segmentLook}
          >
            {title}
          </Link>
        ))}
      </nav>
      <Chip name="account" search={search} />
      <Chip name="endpoint" search={search} />
    </>
  )
}

function Chip({ name, search }: { name: 'account' | 'endpoint'; search: ScriptsSearch }) {
  const { [name]: value, ...rest } = search
  return value === undefined ? null : (
    <FilterChip name={name} value={value} without={{ to: '/scripts', search: rest }} />
  )
}
