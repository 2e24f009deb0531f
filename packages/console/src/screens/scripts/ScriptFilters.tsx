// What narrows the list of Scripts: free text, the least that their worst Finding has, an account, an endpoint.

import type { Severity } from '@sentinel/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { Icon } from '../../components/Icon.tsx'
import { SearchField } from '../../components/SearchField.tsx'
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
      <nav aria-label="Findings" className="flex items-center rounded-md border border-line p-px text-sm">
        {least.map(({ title, minSeverity }) => (
          <Link
            key={title}
            to="/scripts"
            search={{ ...search, minSeverity }}
            replace
            activeOptions={{ exact: true, includeSearch: true }}
            className="flex h-6 items-center rounded-[5px] px-2 text-soft hover:text-ink aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-ink"
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
  if (value === undefined) return null
  return (
    <Link
      to="/scripts"
      search={rest}
      title={`Remove the filter ${name} ${value}`}
      className="flex h-6 max-w-72 items-center gap-1.5 rounded-md bg-wash pr-1.5 pl-2 text-sm hover:text-accent"
    >
      <span className="text-soft">{name}</span>
      <span className="truncate font-medium">{value}</span>
      <Icon name="cross" className="size-3 text-faint" />
      <span className="sr-only">remove</span>
    </Link>
  )
}
