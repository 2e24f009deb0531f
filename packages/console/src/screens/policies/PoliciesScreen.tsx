// What is allowed, what rules have said, what would change, what was approved, and who put what in force.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Failure } from '../../components/Failure.tsx'
import { Moment } from '../../components/Moment.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import { useTitle } from '../../components/useTitle.ts'
import { useServices } from '../../services.ts'
import { Approvals } from './Approvals.tsx'
import { History } from './History.tsx'
import { InForce } from './InForce.tsx'
import { Trial } from './Trial.tsx'
import { Verdicts } from './Verdicts.tsx'

const route = getRouteApi('/shell/policies')
const views = [
  { title: 'In force', view: undefined },
  { title: 'Verdicts', view: 'verdicts' },
  { title: 'Dry run', view: 'trial' },
  { title: 'Approvals', view: 'approvals' },
  { title: 'History', view: 'history' },
] as const

export function PoliciesScreen() {
  const search = route.useSearch()
  const versions = useVersions()
  useTitle('Policies')
  const list = versions.data?.versions
  const [current] = list ?? []
  return (
    <section aria-labelledby="policies-title" className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-4 py-2">
        <h1 id="policies-title" className="font-semibold text-lg">
          Policies
        </h1>
        <nav aria-label="View" className={segmentsLook}>
          {views.map(({ title, view }) => (
            <Link
              key={title}
              to="/policies"
              search={view ? { view } : {}}
              activeOptions={{ exact: true, includeSearch: true }}
              className={segmentLook}
              {...(search.view === view ? { 'aria-current': 'page' as const } : {})}
            >
              {title}
            </Link>
          ))}
        </nav>
        {current && (
          <p className="text-soft">
            Version {current.version}, <span className="font-medium text-ink">{current.policy}</span>, by{' '}
            {current.operator} <Moment time={current.time} />
          </p>
        )}
      </div>
      <div className="@container min-h-0 flex-1 overflow-auto" data-scroll-restoration-id="policies">
        {versions.isError && !list ? (
          <Failure error={versions.error} retry={() => void versions.refetch()} />
        ) : search.view === 'verdicts' ? (
          <Verdicts current={current?.version} />
        ) : search.view === 'trial' ? (
          <Trial search={search} current={current} />
        ) : search.view === 'approvals' ? (
          <Approvals />
        ) : search.view === 'history' ? (
          <History versions={list} />
        ) : (
          <InForce versions={list} search={search} />
        )}
      </div>
    </section>
  )
}

function useVersions() {
  const { api } = useServices()
  return useQuery({
    queryKey: ['policyVersions'],
    queryFn: ({ signal }) => api('policyVersions', { signal }),
  })
}
