// The head of the screen: how many endpoints there are, what needs a human, and over which time it is told.

import type { EndpointRow } from '@sentinel/contract'
import { Link } from '@tanstack/react-router'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import { formatCount, plural } from '../../format/amount.ts'
import type { EndpointsSearch } from '../../router.tsx'

const spans = [1, 7, 30]
export const defaultDays = 7

type SummaryProps = { endpoints: EndpointRow[] | undefined; search: EndpointsSearch }

export function EndpointsSummary({ endpoints, search }: SummaryProps) {
  return (
    <div className="flex min-h-11.5 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-2">
      <h1 id="endpoints-title" className="font-semibold text-lg">
        Endpoints <span className="ml-1 font-normal text-base text-faint">{countOf(endpoints)}</span>
      </h1>
      {endpoints && <Absent endpoints={endpoints} />}
      <nav aria-label="Time" className={`ml-auto ${segmentsLook}`}>
        {spans.map((days) => (
          <Link
            key={days}
            to="/endpoints"
            search={{ ...search, days: days === defaultDays ? undefined : days }}
            replace
            activeOptions={{ exact: true, includeSearch: true }}
            className={segmentLook}
          >
            {plural(days, 'day')}
          </Link>
        ))}
      </nav>
    </div>
  )
}

const countOf = (endpoints: EndpointRow[] | undefined) => endpoints && formatCount(endpoints.length)

/** Partial data is told as such: what these endpoints did since is not known here. */
function Absent({ endpoints }: { endpoints: EndpointRow[] }) {
  const absent = endpoints.filter(({ status }) => status !== 'reporting')
  if (absent.length === 0) return null
  return (
    <p className="text-warn">
      {absent.length === endpoints.length && endpoints.length > 1
        ? 'None of them reports now'
        : `${absent.length} of ${endpoints.length} ${absent.length === 1 ? 'does' : 'do'} not report now`}
    </p>
  )
}
