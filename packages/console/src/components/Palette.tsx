// ⌘K: go anywhere. Screens, and what the server knows under what is typed: Runs, Scripts, Endpoints.

import { useQuery } from '@tanstack/react-query'
import { type NavigateOptions, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { Client } from '../api.ts'
import { formatRelative } from '../format/time.ts'
import { useNow, useServices } from '../services.ts'
import { Icon, type IconName } from './Icon.tsx'
import { screens } from './screens.ts'

type Entry = {
  id: string
  group: 'Screens' | 'Runs' | 'Scripts' | 'Endpoints'
  icon: IconName
  title: string
  more?: string
  time?: string
  go: NavigateOptions
}

const each = 5

export function Palette({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const [text, setText] = useState('')
  const { entries, isAsking, failed } = useEntries(useDeferredValue(text.trim()))
  const [at, setAt] = useState(0)
  const chosen = Math.min(at, entries.length - 1)
  const navigate = useNavigate()
  const go = (entry: Entry | undefined) => {
    if (!entry) return
    dialog.current?.close()
    navigate(entry.go)
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((chosen + step + entries.length) % Math.max(1, entries.length))
    else if (event.key === 'Enter') go(entries[chosen])
    else return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      onClose={close}
      aria-label="Go to"
      className="mx-auto mt-[12vh] w-152 max-w-[calc(100vw-2rem)] rounded-lg bg-raised p-0 text-ink shadow-pop backdrop:bg-black/30"
    >
      <div className="flex items-center gap-2.5 border-line border-b px-4">
        <Icon name="search" className="text-faint" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls="palette-list"
          aria-activedescendant={entries[chosen] && `palette-${chosen}`}
          aria-label="Go to a screen, run, script or endpoint"
          placeholder="Go to a screen, run, script or endpoint…"
          value={text}
          maxLength={200}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
          className="h-11 min-w-0 flex-1 bg-transparent text-lg outline-none placeholder:text-faint"
        />
      </div>
      <div
        id="palette-list"
        role="listbox"
        aria-label="Places"
        className="max-h-[52vh] overflow-y-auto p-1.5"
      >
        {entries.map((entry, i) => (
          <Option
            key={entry.id}
            entry={entry}
            place={i}
            chosen={i === chosen}
            heads={entry.group !== entries[i - 1]?.group}
            point={() => setAt(i)}
            go={() => go(entry)}
          />
        ))}
      </div>
      <p role="status" className="px-4 pb-3 text-faint text-sm empty:hidden">
        {failed ? 'The server does not answer: only screens are listed.' : notice(entries, isAsking, text)}
      </p>
    </dialog>
  )
}

const notice = (entries: Entry[], isAsking: boolean, text: string) =>
  !isAsking && entries.length === 0 ? `Nothing is called “${text.trim()}”.` : null

type OptionProps = {
  entry: Entry
  place: number
  chosen: boolean
  /** The first of its group. */
  heads: boolean
  point: () => void
  go: () => void
}

function Option({ entry, place, chosen, heads, point, go }: OptionProps) {
  const option = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (chosen) option.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <>
      {heads && (
        <div aria-hidden="true" className="px-2.5 pt-2 pb-1 text-faint text-xs">
          {entry.group}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys, as a combobox does */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the chosen option */}
      <div
        ref={option}
        id={`palette-${place}`}
        role="option"
        aria-selected={chosen}
        onPointerMove={point}
        onClick={go}
        className="flex h-8 cursor-pointer items-center gap-2.5 rounded-md px-2.5 aria-selected:bg-wash"
      >
        <Icon name={entry.icon} className="text-faint" />
        <span className="min-w-0 shrink-0 truncate font-medium">{entry.title}</span>
        <span className="min-w-0 flex-1 truncate text-faint text-sm">{entry.more}</span>
        {entry.time && <Ago time={entry.time} />}
      </div>
    </>
  )
}

function Ago({ time }: { time: string }) {
  return <span className="whitespace-nowrap text-faint text-sm">{formatRelative(useNow(), time)}</span>
}

/** Screens at once; what the server knows as it answers, and what it knew before until then. */
function useEntries(text: string) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['palette', text],
    queryFn: ({ signal }) => found(api, text, signal),
    placeholderData: (before) => before,
    staleTime: 2_000,
  })
  const all = screens
    .filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
    .map(({ to, title, icon }): Entry => ({ id: to, group: 'Screens', icon, title, go: { to } }))
  return { entries: [...all, ...(query.data ?? [])], isAsking: query.isFetching, failed: query.isError }
}

async function found(api: Client, text: string, signal: AbortSignal): Promise<Entry[]> {
  const q = text ? { q: text } : {}
  const [{ runs }, { scripts }, { endpoints }] = await Promise.all([
    api('runs', { query: { ...q, limit: each }, signal }),
    api('scripts', { query: { ...q, limit: each }, signal }),
    api('endpoints', { signal }),
  ])
  const named = endpoints.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
  return [
    ...runs.map(
      ({ id, scriptName, account, endpoint, startedAt, status }): Entry => ({
        id,
        group: 'Runs',
        icon: status,
        title: scriptName,
        more: `${account} on ${endpoint.name}, ${status}`,
        time: startedAt,
        go: { to: '/runs/$id', params: { id } },
      }),
    ),
    ...scripts.map(
      ({ sha256, name, path, lastAt }): Entry => ({
        id: sha256,
        group: 'Scripts',
        icon: 'script',
        title: name,
        more: path || sha256.slice(0, 12),
        time: lastAt,
        go: { to: '/scripts/$hash', params: { hash: sha256 } },
      }),
    ),
    ...named.slice(0, each).map(
      ({ id, name, platform, status }): Entry => ({
        id,
        group: 'Endpoints',
        icon: 'endpoint',
        title: name,
        more: `${platform}, ${status}`,
        go: { to: '/endpoints', search: { open: id } },
      }),
    ),
  ]
}
