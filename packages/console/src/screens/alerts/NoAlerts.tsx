// No alert to list: nothing was found, all is done, or the filters leave nothing. Never "all is safe".

import { Link } from '@tanstack/react-router'
import type { AlertsSearch } from '../../router.tsx'

export function NoAlerts({ search: { open: _, state, ...rest } }: { search: AlertsSearch }) {
  const narrowed = Object.values(rest).some((value) => value !== undefined)
  return (
    <div className="px-6 pt-[10vh]">
      <h2 className="font-semibold text-lg">
        {narrowed
          ? 'No alert matches'
          : state
            ? `No alert is ${state === 'all' ? 'known' : state}`
            : 'No alert is open'}
      </h2>
      <p className="mt-1.5 mb-4 text-soft">
        {narrowed
          ? 'These filters leave nothing together.'
          : 'Alerts come from what was recorded: what ran without a probe raises none.'}
      </p>
      <span className="flex gap-4 font-medium text-accent">
        {narrowed && (
          <Link to="/alerts" search={{}} className="hover:underline">
            Show all open
          </Link>
        )}
        <Link to="/endpoints" className="hover:underline">
          Coverage of the endpoints
        </Link>
      </span>
    </div>
  )
}
