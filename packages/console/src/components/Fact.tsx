// Plain facts: a name and what is known. What is not known is not listed.

import type { ReactNode } from 'react'

export const FactList = ({ children }: { children: ReactNode }) => (
  <dl className="grid grid-cols-1 gap-x-8 gap-y-1.5 @min-[34rem]:grid-cols-2">{children}</dl>
)

export function Fact({
  name,
  tall = false,
  children,
}: {
  name: string
  tall?: boolean
  children: ReactNode
}) {
  if (children === null || children === undefined || children === '' || children === false) return null
  return (
    <div className={`grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2 ${tall ? 'items-start' : 'items-baseline'}`}>
      <dt className="text-faint">{name}</dt>
      <dd className="min-w-0 truncate">{children}</dd>
    </div>
  )
}
