// Live on or off, and what the stream is doing: on, waiting while somebody reads, broken.

import { useNavigate } from '@tanstack/react-router'
import { useKeys } from '../../components/useKeys.ts'
import type { RunsSearch } from '../../router.tsx'
import { useLiveState } from '../../services.ts'

export function LiveSwitch({ search, paused }: { search: RunsSearch; paused: boolean }) {
  const navigate = useNavigate()
  const { kind } = useLiveState()
  const on = search.live !== 'off'
  const toggle = () => {
    const { live, ...rest } = search
    navigate({ to: '/runs', search: live ? rest : { ...rest, live: 'off' }, replace: true })
  }
  useKeys({ l: toggle })
  const flows = on && kind === 'open' && !paused
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      onClick={toggle}
      title={
        on
          ? 'New runs appear as they start; they wait while you scroll or point at the list'
          : 'The list stays as it is'
      }
      className="inline-flex h-7.5 items-center gap-2 rounded-md px-2 hover:bg-hover"
    >
      <span className={flows ? 'text-ink' : 'text-soft'}>{on ? word(kind, paused) : 'Live off'}</span>
      <span
        aria-hidden="true"
        className={`flex h-4 w-7 items-center rounded-lg border p-px transition-colors ${on ? 'border-accent bg-accent' : 'border-edge bg-sunken'}`}
      >
        <span
          className={`size-3 rounded-lg transition-transform ${on ? 'translate-x-3 bg-on-accent' : 'bg-edge'} ${flows ? '' : 'opacity-70'}`}
        />
      </span>
    </button>
  )
}

function word(kind: 'connecting' | 'open' | 'away', paused: boolean): string {
  if (kind === 'away') return 'Reconnecting'
  return paused ? 'Live, paused' : 'Live'
}
