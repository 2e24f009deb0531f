// A dry run: what a policy would have warned of and stopped in the last 30 days, before anybody is stopped by it.

import type { PolicyText, PolicyVersion } from '@sentinel/contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { TableSkeleton } from '../../components/DataTable.tsx'
import { Failure } from '../../components/Failure.tsx'
import { segmentLook, segmentsLook } from '../../components/segments.ts'
import type { PoliciesSearch } from '../../router.tsx'
import { useServices } from '../../services.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { TrialResult } from './TrialResult.tsx'
import { usePutInForce } from './usePutInForce.ts'

type TrialProps = { search: PoliciesSearch; current: PolicyVersion | undefined }

export function Trial({ search, current }: TrialProps) {
  const { api } = useServices()
  const builtIn = useQuery({
    queryKey: ['policyBuiltIns'],
    queryFn: ({ signal }) => api('policyBuiltIns', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (builtIn.isError) return <Failure error={builtIn.error} retry={() => void builtIn.refetch()} />
  if (!builtIn.data) return <TableSkeleton />
  const { policies } = builtIn.data
  const chosen = policies.find(({ name }) => name === (search.policy ?? 'baseline'))
  return (
    <div className="flex flex-col gap-4 px-4 pt-4 pb-12">
      <div className="flex flex-wrap items-center gap-3">
        <nav aria-label="Policy" className={segmentsLook}>
          {policies.map(({ name }) => (
            <Choice key={name} name={name} isChosen={name === chosen?.name} />
          ))}
          <Choice name="own" isChosen={search.policy === 'own'} />
        </nav>
        <p className="text-soft">{chosen ? chosen.title : 'A policy of your own, in YAML'}</p>
      </div>
      {chosen ? (
        <Tried key={chosen.name} policy={chosen} current={current} />
      ) : (
        <Own draft={current ? undefined : policies[0]?.text} current={current} />
      )}
    </div>
  )
}

const Choice = ({ name, isChosen }: { name: string; isChosen: boolean }) => (
  <Link
    to="/policies"
    search={{ view: 'trial', policy: name }}
    replace
    className={segmentLook}
    {...(isChosen ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
  >
    {name}
  </Link>
)

type TriedProps = { policy: Pick<PolicyText, 'name' | 'text'>; current: PolicyVersion | undefined }

function Tried({ policy: { name, text }, current }: TriedProps) {
  const { api } = useServices()
  const [asked, setAsked] = useState(false)
  const { apply, isPending } = usePutInForce()
  const trial = useQuery({
    queryKey: ['policyTrial', text],
    queryFn: ({ signal }) => api('tryPolicy', { body: { text, days: 30 }, signal }),
    staleTime: 60_000,
    retry: false,
  })
  if (trial.isError) return <Failure error={trial.error} retry={() => void trial.refetch()} />
  if (!trial.data) return <TableSkeleton rows={3} />
  return (
    <>
      <TrialResult trial={trial.data} />
      <div>
        <Button disabled={isPending} onClick={() => setAsked(true)}>
          Put {name} in force…
        </Button>
      </div>
      {asked && (
        <ConfirmDialog
          title={`Put ${name} in force?`}
          act="Put in force"
          confirm={() => apply(text)}
          close={() => setAsked(false)}
        >
          <p>
            It becomes version {(current?.version ?? 0) + 1} for all endpoints within seconds
            {current ? `, in place of ${current.policy}` : ''}. Every earlier version can be put in force
            again.
          </p>
        </ConfirmDialog>
      )}
    </>
  )
}

/** Nothing is kept of a draft but what is typed: the file itself is the operator's. */
function Own({ draft = '', current }: { draft: string | undefined; current: PolicyVersion | undefined }) {
  const [text, setText] = useState(draft)
  const [tried, setTried] = useState<string>()
  return (
    <>
      <label className="flex flex-col gap-1.5">
        <span className="text-faint text-sm">
          YAML; `./sentinel policy vocabulary` lists the names of conditions
        </span>
        <textarea
          value={text}
          onChange={(event) => setText(event.target.value)}
          rows={14}
          spellCheck={false}
          maxLength={60_000}
          className="w-full max-w-4xl rounded-md border border-line bg-sunken p-3 font-mono text-sm focus:border-accent focus:outline-none"
        />
      </label>
      <div>
        <Button disabled={text.trim() === ''} onClick={() => setTried(text)}>
          Try it over 30 days
        </Button>
      </div>
      {tried && <Tried key={tried} policy={{ name: 'it', text: tried }} current={current} />}
    </>
  )
}
