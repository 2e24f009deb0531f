// Search in free text, and the filters that hold, each with a way to take it back.

import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { Key } from '../../components/KeysDialog.tsx'
import { useKeys } from '../../components/useKeys.ts'
import type { RunsSearch } from '../../router.tsx'

const restMs = 180

export function SearchField({ search }: { search: RunsSearch }) {
  const field = useRef<HTMLInputElement>(null)
  const [text, setText] = useSearchText(search)
  useKeys({ '/': () => field.current?.select() })
  return (
    <search className="relative min-w-40 max-w-96 flex-1">
      <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 text-faint" />
      <input
        ref={field}
        type="search"
        aria-label="Search runs"
        placeholder="Script, account, package, host…"
        value={text}
        maxLength={400}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          setText('')
          field.current?.blur()
        }}
        className="peer h-7.5 w-full rounded-md border border-line bg-raised pr-8 pl-8 placeholder:text-faint hover:border-edge focus:border-accent focus:outline-none [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute top-1 right-1.5 peer-focus:hidden">
        <Key name="/" />
      </span>
    </search>
  )
}

/** What is typed shows at once; the address (and with it the list) follows when the typing rests. */
function useSearchText(search: RunsSearch): [string, (text: string) => void] {
  const navigate = useNavigate()
  const held = search.q ?? ''
  const [text, setText] = useState(held)
  const written = useRef(held)
  useEffect(() => {
    // The address changed from elsewhere: back, a link, another filter.
    if (held !== written.current) setText(held)
    written.current = held
  }, [held])
  useEffect(() => {
    const q = text.trim()
    if (q === written.current) return
    const timer = setTimeout(() => {
      written.current = q
      const { q: _, ...rest } = search
      navigate({ to: '/runs', search: q ? { ...rest, q } : rest, replace: true })
    }, restMs)
    return () => clearTimeout(timer)
  }, [text, search, navigate])
  return [text, setText]
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
