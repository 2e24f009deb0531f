// One part of a screen or panel, with its title, by a name that a link can lead to.

import type { ReactNode } from 'react'

type PartProps = { id: string; title: string; count?: ReactNode; children: ReactNode }

export function Part({ id, title, count, children }: PartProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-3">
      <h2 id={`${id}-title`} className="mb-1.5 flex items-baseline gap-2 font-semibold">
        {title} <span className="font-normal text-faint">{count}</span>
      </h2>
      {children}
    </section>
  )
}
