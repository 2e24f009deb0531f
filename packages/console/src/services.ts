// What every screen is given: the way to the server, the live stream, the clock. Made once in main, replaced in tests.

import type { QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Client } from './api.ts'
import type { Clock } from './live/createClock.ts'
import type { Live } from './live/createLive.ts'

export type Services = { api: Client; live: Live; clock: Clock; queryClient: QueryClient }

const ServicesContext = createContext<Services | null>(null)
export const ServicesProvider = ServicesContext.Provider

export function useServices(): Services {
  const services = useContext(ServicesContext)
  if (!services) throw new Error('a screen was rendered outside of ServicesProvider')
  return services
}

/** Milliseconds since 1970, renewed each second. */
export function useNow(): number {
  const { clock } = useServices()
  return useSyncExternalStore(clock.subscribe, clock.now)
}

export function useLiveState() {
  const { live } = useServices()
  return useSyncExternalStore(live.onState, live.state)
}
