// What can be done with a value: narrow the Runs to it (or take that back), open it, copy it.

import { useNavigate, useRouterState } from '@tanstack/react-router'
import type { RunsSearch } from '../router.tsx'
import { Icon } from './Icon.tsx'
import { MenuItem, PopupMenu } from './Menu.tsx'
import { useCopy } from './Notice.tsx'
import type { OpenValue } from './ValueMenuProvider.tsx'
import { filterOf, valueKinds } from './valueKinds.ts'

export function ValueMenu({ anchor, kind, value, close }: OpenValue & { close: () => void }) {
  const navigate = useNavigate()
  const copy = useCopy()
  const { icon, noun } = valueKinds[kind]
  return (
    <PopupMenu anchor={anchor} close={close} name={`${noun} ${value}`}>
      <div className="mb-1 flex max-w-80 gap-2 border-line border-b px-2.5 pt-1 pb-2 text-sm">
        <Icon name={icon} className="mt-0.5 text-faint" />
        <span className="line-clamp-4 min-w-0 break-all text-soft">{value}</span>
      </div>
      <FilterItem kind={kind} value={value} />
      {kind === 'run' && (
        <MenuItem icon="open" onClick={() => navigate({ to: '/runs/$id', params: { id: value } })}>
          Open the run
        </MenuItem>
      )}
      {kind === 'endpoint' && (
        <MenuItem icon="open" onClick={() => navigate({ to: '/endpoints', search: { open: value } })}>
          Open the endpoint
        </MenuItem>
      )}
      <MenuItem icon="copy" onClick={() => copy(value, `the ${noun}`)}>
        Copy the {noun}
      </MenuItem>
    </PopupMenu>
  )
}

function FilterItem({ kind, value }: Pick<OpenValue, 'kind' | 'value'>) {
  const navigate = useNavigate()
  const location = useRouterState({ select: (state) => state.location })
  const filter = filterOf(kind, value)
  if (!filter) return null
  const here = location.pathname === '/runs' ? (location.search as RunsSearch) : null
  const [name] = Object.keys(filter) as [keyof RunsSearch]
  if (here?.[name] === value) {
    const { [name]: _, ...rest } = here
    return (
      <MenuItem icon="cross" onClick={() => navigate({ to: '/runs', search: rest })}>
        Remove this filter
      </MenuItem>
    )
  }
  return (
    <MenuItem icon="filter" onClick={() => navigate({ to: '/runs', search: { ...here, ...filter } })}>
      {here ? `Filter by this ${valueKinds[kind].noun}` : `Runs of this ${valueKinds[kind].noun}`}
    </MenuItem>
  )
}
