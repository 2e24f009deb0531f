// The policy in force: its rules in words, its YAML beside them, and what each mode means for whom.

import type { PolicyRuleRow, PolicyVersion } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { Part } from '../../components/Part.tsx'
import { plural } from '../../format/amount.ts'
import type { PoliciesSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { PolicyYaml } from './PolicyYaml.tsx'
import { RuleList } from './RuleList.tsx'
import { TruthTable } from './TruthTable.tsx'

type InForceProps = { versions: PolicyVersion[] | undefined; search: PoliciesSearch }

export function InForce({ versions, search }: InForceProps) {
  if (!versions) return <TableSkeleton />
  const [current] = versions
  return current ? <Shown version={current.version} search={search} /> : <NothingInForce />
}

function Shown({ version, search }: { version: number; search: PoliciesSearch }) {
  const { api } = useServices()
  const query = useQuery({
    queryKey: ['policyVersion', version],
    queryFn: ({ signal }) => api('policyVersion', { params: { version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />
  if (!query.data) return <TableSkeleton />
  const { title, text, rules } = query.data.policy
  const opened = rules.find(({ id }) => id === search.rule)
  return (
    <div className="grid min-h-full grid-cols-[minmax(0,1fr)_minmax(0,44%)] @max-[60rem]:grid-cols-1">
      <div className="flex min-w-0 flex-col gap-8 px-4 pt-4 pb-12">
        <Part id="rules" title={title} count={wordsOf(rules)}>
          <RuleList rules={rules} opened={opened?.id} version={version} />
        </Part>
        <TruthTable />
      </div>
      <PolicyYaml text={text} ids={rules.map(({ id }) => id)} opened={opened?.id} />
    </div>
  )
}

const wordsOf = (rules: PolicyRuleRow[]) => {
  const stops = rules.filter(({ mode }) => mode === 'deny').length
  const warns = rules.filter(({ mode }) => mode === 'warn').length
  return `${plural(rules.length, 'rule')}: ${stops} stop, ${warns} warn`
}

const NothingInForce = () => (
  <div className="flex max-w-4xl flex-col gap-8 px-4 py-6">
    <div className="max-w-2xl">
      <h2 className="font-semibold text-lg">No policy is in force</h2>
      <p className="mt-1.5 mb-4 text-soft">
        Everything is recorded, nothing is warned of and nothing is stopped. See what one of the built-in
        policies would have said of the last 30 days before you put it in force.
      </p>
      <Link to="/policies" search={{ view: 'trial' }} className="font-medium text-accent hover:underline">
        Dry run of a policy
      </Link>
    </div>
    <TruthTable />
  </div>
)
