// One value of any kind: the same look and the same menu wherever it stands.

import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import { Middle } from './Middle.tsx'
import { useValueMenu } from './ValueMenuProvider.tsx'
import { type ValueKind, valueKinds } from './valueKinds.ts'

export type ValueProps = {
  kind: ValueKind
  value: string
  /** What to show where the value itself is too long for the place. */
  children?: ReactNode
  /** Without the icon, where a column's heading already names the kind. */
  bare?: boolean
  className?: string
}

export function Value({ kind, value, children, bare = false, className = '' }: ValueProps) {
  const open = useValueMenu()
  return (
    <button
      type="button"
      aria-haspopup="menu"
      title={value}
      onClick={(event) => open({ anchor: event.currentTarget, kind, value })}
      className={`relative -mx-1 inline-flex min-w-0 max-w-full items-center gap-1.5 rounded-sm px-1 text-left align-bottom hover:bg-wash hover:text-accent aria-expanded:bg-wash ${className}`}
    >
      {!bare && <Icon name={valueKinds[kind].icon} className="text-faint" />}
      {children ?? <Middle text={value} />}
    </button>
  )
}
