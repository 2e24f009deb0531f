// What the palette can go to: screens, and what the server knows under what is typed.

import { useQuery } from '@tanstack/react-query'
import type { NavigateOptions } from '@tanstack/react-router'
import type { Client } from '../../api.ts'
import { useServices } from '../../services.ts'
import type { IconName } from '../Icon.tsx'
import { screens } from '../screens.ts'

export type Entry = {
  id: string
  group: 'Screens' | 'Runs' | 'Scripts' | 'Endpoints'
  icon: IconName
  title: string
  more?: string
  time?: string
  go: NavigateOptions
}

/** Of each kind: who looks for more is on its screen. */
const each = 5

/** Screens at once; what the server knows as it answers, and what it knew before until then. */
export function usePaletteEntries(text: string) {
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
