// How answers of the server are kept, and how faults are met: retried on the way, never argued with.

import { QueryCache, QueryClient } from '@tanstack/react-query'
import { answered, isSignedOut } from './api.ts'

export const createQueryClient = (onSignedOut: () => void): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({ onError: (fault) => isSignedOut(fault) && onSignedOut() }),
    defaultOptions: {
      queries: {
        // The server is on this machine or in this building: `navigator.onLine` says nothing about it.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: 5_000,
        retry: (failures, fault) => !answered(fault) && failures < 2,
        retryDelay: (failures) => 400 * 2 ** failures,
      },
    },
  })
