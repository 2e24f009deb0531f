// What leadership and auditors are told of a period: the decisions, what work rests on, which data, and how to take it along.

import type { Report } from '@sentinel/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Part } from '../../components/Part.tsx'
import { TimedScreen } from '../../components/TimedScreen.tsx'
import { useTitle } from '../../components/useTitle.ts'
import { formatCount, plural } from '../../format/amount.ts'
import { useServices } from '../../services.ts'
import { Adopt, DataAbout, Stopped } from './Beside.tsx'
import { Programs } from './Programs.tsx'
import { RowsLink } from './RowsLink.tsx'
import { TakeAlong } from './TakeAlong.tsx'

const route = getRouteApi('/shell/reports')
const spans = [7, 30, 90]
const usual = 30

export function ReportsScreen() {
  const { days = usual } = route.useSearch()
  const query = useReport(days)
  useTitle('Reports')
  const told = query.data
  return (
    <TimedScreen title="Reports" to="/reports" spans={spans} usual={usual} days={days}>
      {query.isError && !told ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : told ? (
        <Told told={told} />
      ) : (
        <TableSkeleton />
      )}
    </TimedScreen>
  )
}

const Told = ({ told }: { told: Report }) => (
  <>
    <Lead told={told} />
    <div className="grid grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)] items-start gap-x-12 gap-y-9 @max-[60rem]:grid-cols-1">
      <div className="flex min-w-0 flex-col gap-9">
        <Decisions told={told} />
        <Programs programs={told.automations} />
        <Adopt adopt={told.adopt} />
      </div>
      <div className="flex min-w-0 flex-col gap-9">
        <TakeAlong days={told.days} />
        <DataAbout data={told.data} />
        <Stopped stopped={told.stopped} policy={told.policy} />
      </div>
    </div>
  </>
)

function Lead({ told }: { told: Report }) {
  const { days, people, overview, endpoints, scripts, findings, alerts } = told
  if (overview.runs.count === 0)
    return <p className="text-lg text-soft">No program was recorded in the last {plural(days, 'day')}.</p>
  const serious = findings.counts.critical + findings.counts.high
  return (
    <p className="max-w-240 text-lg leading-relaxed">
      In {plural(days, 'day')}{' '}
      <RowsLink rows={people.rows}>{plural(people.total, 'person', 'people')}</RowsLink> ran{' '}
      <RowsLink rows={scripts.rows}>{plural(scripts.programs, 'program')}</RowsLink>{' '}
      {plural(overview.runs.count, 'time')} on{' '}
      <RowsLink rows={endpoints.rows}>{plural(endpoints.total, 'workstation')}</RowsLink>.{' '}
      <RowsLink rows={findings.rows}>{plural(serious, 'serious weakness', 'serious weaknesses')}</RowsLink> in
      them, <RowsLink rows={alerts.rows}>{plural(alerts.open, 'open alert')}</RowsLink>,{' '}
      {formatCount(alerts.high)} of them grave.
    </p>
  )
}

const Decisions = ({ told: { decisions } }: { told: Report }) => (
  <Part id="decisions" title="What to decide next">
    {decisions.length === 0 ? (
      <p className="text-soft">Nothing needs a decision now.</p>
    ) : (
      <ol className="flex list-decimal flex-col gap-2.5 pl-5 marker:text-faint">
        {decisions.map(({ decide, why, rows }) => (
          <li key={decide} className="pl-1">
            <span className="font-medium">
              <RowsLink rows={rows}>{decide}</RowsLink>.
            </span>{' '}
            <span className="text-soft">{why}</span>
          </li>
        ))}
      </ol>
    )}
  </Part>
)

function useReport(days: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['report', days],
    queryFn: ({ signal }) => api('report', { query: { days }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}
