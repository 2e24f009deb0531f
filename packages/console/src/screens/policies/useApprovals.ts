// Gives and withdraws approvals and says so; a refusal is told with the server's own words.

import type { ApprovalGiven } from '@sentinel/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered } from '../../api.ts'
import { useNotice } from '../../components/Notice.tsx'
import { useServices } from '../../services.ts'

export function useApprovals() {
  const { api } = useServices()
  const queries = useQueryClient()
  const tell = useNotice()
  const { mutate, isPending } = useMutation({
    mutationFn: (what: { id: string } | { given: ApprovalGiven }) =>
      'id' in what ? api('withdrawApproval', { params: what }) : api('approve', { body: what.given }),
    onSuccess: ({ withdrawn }) => {
      tell(
        withdrawn
          ? 'Withdrawn: endpoints know it within seconds'
          : 'Approved: endpoints know it within seconds',
      )
      void queries.invalidateQueries({ queryKey: ['approvals'] })
    },
    onError: (fault) =>
      tell(answered(fault) ? fault.message : 'The server does not answer: nothing was changed'),
  })
  return {
    isPending,
    withdraw: (id: string) => mutate({ id }),
    approve: (given: ApprovalGiven) => mutate({ given }),
  }
}
