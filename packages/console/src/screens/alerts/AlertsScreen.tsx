// What needs a human now: the alerts by risk on the left, the evidence of the chosen one on the right.

import type { Alert } from '@sentinel/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { useRowKeys } from '../../components/useRowKeys.ts'
import { useTitle } from '../../components/useTitle.ts'
import { formatCount } from '../../format/amount.ts'
import type { AlertsSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { AlertDialogs } from './AlertDialogs.tsx'
import { AlertItem } from './AlertItem.tsx'
import { AlertPanel } from './AlertPanel.tsx'
import { AlertsBar } from './AlertsBar.tsx'
import { NoAlerts } from './NoAlerts.tsx'
import { useTriage } from './useTriage.ts'

const route = getRouteApi('/shell/alerts')
const listed = 200

export function AlertsScreen() {
  const search = route.useSearch()
  const query = useAlerts(search)
  useTitle('Alerts')
  const list = query.data
  const shown = list?.alerts.find(({ id }) => id === search.open) ?? list?.alerts[0]
  return (
    <section aria-labelledby="alerts-title" className="flex min-h-0 flex-1 flex-col">
      <AlertsBar search={search} list={list} />
      {query.isError && !list ? (
        <Failure error={query.error} retry={() => void query.refetch()} />
      ) : !list ? (
        <TableSkeleton />
      ) : (
        <Inbox alerts={list.alerts} total={list.total} shown={shown} search={search} />
      )}
    </section>
  )
}

type InboxProps = { alerts: Alert[]; total: number; shown: Alert | undefined; search: AlertsSearch }

function Inbox({ alerts, total, shown, search }: InboxProps) {
  const list = useRef<HTMLElement>(null)
  const panel = useRef<HTMLElement>(null)
  const navigate = useNavigate()
  const ids = useMemo(() => alerts.map(({ id }) => id), [alerts])
  const choose = (id: string) =>
    void navigate({ to: '/alerts', search: { ...search, open: id }, replace: true })
  const triage = useTriage({ shown, ids, choose })
  useRowKeys(ids, list)
  const id = search.open ?? shown?.id
  return (
    <div className="flex min-h-0 flex-1">
      <nav
        ref={list}
        aria-label="Alerts"
        className="@container w-[40%] min-w-0 max-w-150 shrink-0 overflow-y-auto border-line border-r max-lg:w-full max-lg:max-w-none"
        data-scroll-restoration-id="alerts"
      >
        {alerts.length === 0 && <NoAlerts search={search} />}
        <ul>
          {alerts.map((alert) => (
            <AlertItem
              key={alert.id}
              alert={alert}
              isShown={alert.id === id}
              search={search}
              choose={choose}
              enter={() => panel.current?.focus()}
            />
          ))}
        </ul>
        {total > alerts.length && (
          <p className="px-4 py-3 text-soft">
            The first {formatCount(alerts.length)} of {formatCount(total)} by risk are listed.
          </p>
        )}
      </nav>
      {id && <AlertPanel key={id} ref={panel} id={id} triage={triage} />}
      <AlertDialogs triage={triage} />
    </div>
  )
}

function useAlerts({ open: _, ...filter }: AlertsSearch) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['alerts', filter],
    queryFn: ({ signal }) => api('alerts', { query: { ...filter, limit: listed }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
  })
}
