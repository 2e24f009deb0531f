// Runs that wait above the list while somebody reads; told to screen readers at most every few seconds.

import { useEffect, useState } from 'react'
import { Icon } from '../../components/Icon.tsx'
import { plural } from '../../format/amount.ts'

const spokenEveryMs = 5000

export function NewRuns({ count, show }: { count: number; show: () => void }) {
  const spoken = useSpoken(count)
  return (
    <>
      <p role="log" aria-live="polite" className="sr-only">
        {spoken > 0 ? `${plural(spoken, 'new run')} above` : ''}
      </p>
      {count > 0 && (
        <button
          type="button"
          onClick={show}
          className="absolute top-4.5 left-1/2 z-20 inline-flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-lg bg-accent px-3 font-medium text-on-accent shadow-pop"
        >
          {count} new
          <Icon name="arrowUp" className="size-3" />
        </button>
      )}
    </>
  )
}

function useSpoken(count: number): number {
  const [spoken, setSpoken] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setSpoken(count), count === 0 ? 0 : spokenEveryMs)
    return () => clearTimeout(timer)
  }, [count])
  return spoken
}
