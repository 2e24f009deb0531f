// Search in free text, and the filters that hold, each with a way to take it back.

import { Link, useNavigate } from '@tanstack/react-router'
import { Icon } from '../../components/Icon.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import type { RunsSearch } from '../../router.tsx'

export function RunSearch({ search }: { search: RunsSearch }) {
  const navigate = useNavigate()
  const { q: _, ...rest } = search
  return (
    <SearchField
      name="Search runs"
      hint="Script, account, package, host…"
      held={search.q ?? ''}
      hold={(q) => navigate({ to: '/runs', search: q ? { ...rest, q } : rest, replace: true })}
    />
  )
}

const chips = ['status', 'account', 'endpoint', 'script', 'package', 'host', 'launch'] as const

export function FilterChips({ search }: { search: RunsSearch }) {
  const active = chips.filter((name) => search[name] !== undefined)
  if (active.length === 0) return null
  return (
    <ul aria-label="Filters that hold" className="flex basis-full flex-wrap items-center gap-1.5">
      {active.map((name) => (
        <li key={name} className="min-w-0">
          <Chip name={name} search={search} />
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <Link
            to="/runs"
            search={keepLive(search)}
            className="rounded-sm px-1 text-faint text-sm hover:text-accent"
          >
            Clear all
          </Link>
        </li>
      )}
    </ul>
  )
}

function Chip({ name, search }: { name: (typeof chips)[number]; search: RunsSearch }) {
  const { [name]: value, ...rest } = search
  return (
    <Link
      to="/runs"
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

export const keepLive = ({ live }: RunsSearch): RunsSearch => (live ? { live } : {})
