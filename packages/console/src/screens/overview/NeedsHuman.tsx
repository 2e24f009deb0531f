// What to look at first: the open alerts of the highest risk.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Part } from '../../components/Part.tsx'
import { SeverityMark } from '../../components/SeverityMark.tsx'
import { formatCount } from '../../format/amount.ts'
import { baseName } from '../../format/path.ts'
import { useServices } from '../../services.ts'

const listed = 5

export function NeedsHuman() {
  const { api } = useServices()
  const { data, isError } = useQuery({
    queryKey: ['alerts', 'first'],
    queryFn: ({ signal }) => api('alerts', { query: { limit: listed }, signal }),
    refetchInterval: 30_000,
  })
  return (
    <Part
      id="alerts"
      title="What needs a human"
      count={
        data && (
          <Link to="/alerts" className="rounded-sm hover:text-accent hover:underline">
            {formatCount(data.total)} open
          </Link>
        )
      }
    >
      {isError && !data && <p className="text-warn">Not known now: the server did not say.</p>}
      {data?.total === 0 && (
        <p className="text-soft">No alert is open. What ran without a probe raises none.</p>
      )}
      <ul className="flex flex-col">
        {data?.alerts.map(({ id, title, severity, script, risk }) => (
          <li
            key={id}
            className="relative grid grid-cols-[5.5rem_minmax(0,1fr)_auto] items-baseline gap-2 border-line/60 border-b py-2 hover:bg-hover"
          >
            <SeverityMark severity={severity} />
            <span className="min-w-0">
              <Link
                to="/alerts"
                search={{ open: id }}
                className="block truncate rounded-sm after:absolute after:inset-0"
              >
                {title}
              </Link>
              <span className="block truncate text-faint text-sm">{baseName(script)}</span>
            </span>
            <span className="text-soft" title="Risk of 100">
              {Math.round(risk.score)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}
