// One alert: what was found, why it matters, what to do, how its risk comes about, and everything that was done with it.

import type { AlertDetail } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Ref } from 'react'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Fact, FactList } from '../../components/Fact.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Moment } from '../../components/Moment.tsx'
import { Part } from '../../components/Part.tsx'
import { SeverityMark } from '../../components/SeverityMark.tsx'
import { Value } from '../../components/Value.tsx'
import { formatCount } from '../../format/amount.ts'
import { useServices } from '../../services.ts'
import { AlertActs } from './AlertActs.tsx'
import { AlertHistory } from './AlertHistory.tsx'
import { RiskParts } from './RiskParts.tsx'
import type { Triage } from './useTriage.ts'

type PanelProps = { id: string; triage: Triage; ref: Ref<HTMLElement> }

export function AlertPanel({ id, triage, ref }: PanelProps) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['alert', id],
    queryFn: ({ signal }) => api('alert', { params: { id }, signal }),
  })
  return (
    <article
      ref={ref}
      // What scrolls must be reachable by keys (axe: scrollable-region-focusable), and Enter leads here.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      aria-label={query.data?.title ?? 'Alert'}
      className="@container min-w-0 flex-1 overflow-y-auto outline-none max-lg:hidden"
    >
      {query.data ? (
        <Detail alert={query.data} triage={triage} />
      ) : query.isError ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : (
        <TableSkeleton />
      )}
    </article>
  )
}

function Detail({ alert, triage }: { alert: AlertDetail; triage: Triage }) {
  return (
    <div className="flex max-w-240 flex-col gap-7 px-6 pt-4 pb-12">
      <header>
        <div className="flex items-start gap-4">
          <h2 className="min-w-0 flex-1 font-semibold text-xl">{alert.title}</h2>
          <SeverityMark severity={alert.severity} />
        </div>
        <p className="mt-1 mb-3 text-soft">{alert.message}</p>
        <AlertActs alert={alert} triage={triage} />
      </header>
      <Facts alert={alert} />
      <div className="grid grid-cols-2 gap-x-8 gap-y-7 @max-[44rem]:grid-cols-1">
        <Part id="why" title="Why it matters">
          <p className="text-soft">{alert.why}</p>
        </Part>
        <Part id="respond" title="What to do">
          <p className="text-soft">{alert.respond}</p>
        </Part>
      </div>
      <RiskParts risk={alert.risk} />
      <AlertHistory alert={alert} comment={triage.comment} />
    </div>
  )
}

const Facts = ({ alert }: { alert: AlertDetail }) => (
  <FactList>
    <Fact name="Script">
      <Value kind="script" value={alert.script} />
    </Fact>
    <Fact name="Last on">
      <Value kind="endpoint" value={alert.last.endpoint.name} />
    </Fact>
    <Fact name="Found">
      {formatCount(alert.occurrences)} × since <Moment time={alert.firstAt} />
    </Fact>
    <Fact name="Accounts">{alert.accounts.join(', ')}</Fact>
    <Fact name="Data">{alert.dataClasses.join(', ')}</Fact>
    <Fact name="Assigned to">{alert.assignee}</Fact>
    <Fact name="Rule">
      <Link
        to="/alerts"
        search={{ rule: alert.rule, state: 'all' }}
        className="rounded-sm hover:text-accent hover:underline"
      >
        {alert.rule}
      </Link>
      <span className="text-faint">
        {' '}
        {alert.source}
        {alert.technique && `, ATT&CK ${alert.technique}`}
      </span>
    </Fact>
    <Fact name="Evidence">
      <span className="flex gap-3 font-medium text-accent">
        {alert.last.run && (
          <Link to="/runs/$id" params={{ id: alert.last.run }} className="hover:underline">
            The last run
          </Link>
        )}
        <Link
          to="/evidence/$endpoint/$n"
          params={{ endpoint: alert.last.endpoint.id, n: String(alert.last.n) }}
          className="hover:underline"
        >
          Record {formatCount(alert.last.n)}
        </Link>
      </span>
    </Fact>
  </FactList>
)
