// A screen that tells of the last days: its title, the spans to choose from, and below what it tells.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { plural } from '../format/amount.ts'
import { segmentLook, segmentsLook } from './segments.ts'

export type TimedScreenProps = {
  title: string
  to: '/overview' | '/reports'
  /** In days; `usual` is the one that the address need not name. */
  spans: readonly number[]
  usual: number
  days: number
  children: ReactNode
}

export function TimedScreen({ title, to, spans, usual, days, children }: TimedScreenProps) {
  const name = to.slice(1)
  return (
    <section
      aria-labelledby={`${name}-title`}
      className="@container min-h-0 flex-1 overflow-y-auto"
      data-scroll-restoration-id={name}
    >
      <div className="mx-auto flex w-full max-w-400 flex-col gap-9 px-6 pt-4 pb-14">
        <header className="flex items-center gap-4">
          <h1 id={`${name}-title`} className="font-semibold text-xl">
            {title}
          </h1>
          <nav aria-label="Time" className={`ml-auto ${segmentsLook}`}>
            {spans.map((span) => (
              <Link
                key={span}
                to={to}
                search={span === usual ? {} : { days: span }}
                replace
                className={segmentLook}
                aria-current={span === days ? 'page' : undefined}
              >
                {plural(span, 'day')}
              </Link>
            ))}
          </nav>
        </header>
        {children}
      </div>
    </section>
  )
}
