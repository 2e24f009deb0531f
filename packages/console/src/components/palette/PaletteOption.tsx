// One place that the palette can go to, under the head of its group where it is the first.

import { useEffect, useRef } from 'react'
import { formatRelative } from '../../format/time.ts'
import { useNow } from '../../services.ts'
import { Icon } from '../Icon.tsx'
import type { Entry } from './usePaletteEntries.ts'

type OptionProps = {
  entry: Entry
  place: number
  chosen: boolean
  /** The first of its group. */
  heads: boolean
  point: () => void
  go: () => void
}

export function PaletteOption({ entry, place, chosen, heads, point, go }: OptionProps) {
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
