// Is coverage complete: the share of Python processes with a probe, and what is missing, in plain sight.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CoverageBar } from '../../components/CoverageBar.tsx'
import { Icon } from '../../components/Icon.tsx'
import { Part } from '../../components/Part.tsx'
import { formatShare } from '../../components/Share.tsx'
import { formatCount, plural } from '../../format/amount.ts'
import { useServices } from '../../services.ts'
import { useFleet } from './useFleet.ts'

export function CoveragePart({ days }: { days: number }) {
  const { api } = useServices()
  const { data, isError } = useQuery({
    queryKey: ['coverage', days],
    queryFn: ({ signal }) => api('coverage', { query: { days }, signal }),
    refetchInterval: 30_000,
  })
  if (isError && !data)
    return (
      <Part id="coverage" title="Coverage">
        <p className="text-warn">Not known now: the server did not say.</p>
      </Part>
    )
  if (!data) return <div className="skeleton h-14" />
  const { probed, missed, share, causes } = data
  return (
    <Part
      id="coverage"
      title="Coverage"
      count={
        share !== null && (
          <>
            {formatShare(share)}, {formatCount(probed)} of{' '}
            <Link to="/endpoints" className="rounded-sm hover:text-accent hover:underline">
              {plural(probed + missed, 'Python process', 'Python processes')}
            </Link>{' '}
            had a probe
          </>
        )
      }
    >
      {share === null ? (
        <p className="text-soft">
          No Python process was seen in {plural(days, 'day')}: there was nothing to cover.
        </p>
      ) : (
        <CoverageBar probed={probed} causes={causes} />
      )}
      <Missing isWhole={missed === 0} />
    </Part>
  )
}

/** Endpoints that do not report, and those with Gaps: what they did is not in the numbers above. */
function Missing({ isWhole }: { isWhole: boolean }) {
  const { data } = useFleet()
  if (!data) return null
  const away = data.filter(({ status }) => status !== 'reporting')
  const gaps = data.reduce((sum, endpoint) => sum + endpoint.gaps, 0)
  if (away.length === 0 && gaps === 0)
    return (
      <p className="mt-2 text-faint">
        Every endpoint reports now, and no evidence is known to be missing
        {isWhole ? '' : ' but of these processes'}.
      </p>
    )
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-warn">
      {away.length > 0 && (
        <li className="flex items-center gap-1.5">
          <Icon name="away" />
          <Link to="/endpoints" className="rounded-sm underline decoration-warn/40 underline-offset-2">
            {away.length === 1 ? away[0]?.name : plural(away.length, 'endpoint')}
          </Link>
          {away.length === 1 ? 'does' : 'do'} not report: what ran there since is not in these numbers
        </li>
      )}
      {gaps > 0 && (
        <li className="flex items-center gap-1.5">
          <Icon name="gap" />
          <Link to="/endpoints" className="rounded-sm underline decoration-warn/40 underline-offset-2">
            {plural(gaps, 'Gap')}
          </Link>
          in what endpoints sent
        </li>
      )}
    </ul>
  )
}
