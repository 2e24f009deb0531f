// Says that the server is away, since when, and that what is on the screen stays. Silent for the first moments: a
// server that restarts is back before anybody has read the notice.

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { formatElapsed } from '../format/duration.ts'
import { formatClock } from '../format/time.ts'
import { useLiveState, useNow, useServices } from '../services.ts'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'

const graceMs = 2000

export function ConnectionNotice() {
  const state = useLiveState()
  const now = useNow()
  useAskWhoIsSignedIn(state.kind === 'away')
  const { live, queryClient } = useServices()
  if (state.kind !== 'away' || now - state.since < graceMs) return null
  const retry = () => {
    live.retryNow()
    queryClient.refetchQueries({ type: 'active' })
  }
  return (
    <div
      role="alert"
      className="flex shrink-0 items-center gap-2.5 border-line border-b bg-warn-wash py-1.5 pr-2 pl-4 text-warn"
    >
      <Icon name="away" />
      <p className="min-w-0 flex-1 text-ink">
        <strong className="font-medium">The server does not answer</strong>
        <span className="text-soft">
          {' '}
          since {formatClock(state.since)}. What is shown may be older than that; agents keep their evidence
          until it is back.
        </span>
      </p>
      {/* Not spoken: an alert that changes each second would never stop talking. */}
      <span aria-hidden="true" className="whitespace-nowrap text-faint text-sm">
        {formatElapsed(now - state.since)}
      </span>
      <Button onClick={retry}>Try now</Button>
    </div>
  )
}

/** A stream cannot say why it was refused. If the session ended, this question is answered with `signed-out`. */
function useAskWhoIsSignedIn(away: boolean) {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (away) queryClient.invalidateQueries({ queryKey: ['me'] })
  }, [away, queryClient])
}
