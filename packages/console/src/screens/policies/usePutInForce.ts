// Puts a policy in force and says so; a refusal is told with the server's own words.

import type { RuleChange } from '@sentinel/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered } from '../../api.ts'
import { useNotice } from '../../components/Notice.tsx'
import { useServices } from '../../services.ts'

export function usePutInForce() {
  const { api } = useServices()
  const queries = useQueryClient()
  const tell = useNotice()
  const { mutate, isPending } = useMutation({
    mutationFn: (what: { version: number } | { text: string } | RuleChange) => {
      if ('text' in what) return api('applyPolicy', { body: what })
      return 'rule' in what ? api('changeRule', { body: what }) : api('rollBackPolicy', { body: what })
    },
    onSuccess: ({ version, policy }) => {
      tell(`Version ${version}, ${policy}, is in force`)
      void queries.invalidateQueries({ queryKey: ['policyVersions'] })
    },
    onError: (fault) =>
      tell(answered(fault) ? fault.message : 'The server does not answer: nothing was changed'),
  })
  return {
    isPending,
    rollBack: (version: number) => mutate({ version }),
    apply: (text: string) => mutate({ text }),
    change: (change: RuleChange) => mutate(change),
  }
}
