// The endpoints as they stand now: both the number and the coverage speak of them.

import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../services.ts'

export function useFleet() {
  const { api } = useServices()
  return useQuery({
    queryKey: ['endpoints', 'overview'],
    queryFn: async ({ signal }) => (await api('endpoints', { signal })).endpoints,
    refetchInterval: 30_000,
  })
}
