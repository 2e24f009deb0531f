// Puts the console together and on the page.

import { QueryCache, QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { answered, createApi, isSignedOut } from './api.ts'
import { createClock } from './live/createClock.ts'
import { browserLive } from './live/createLive.ts'
import { Providers } from './Providers.tsx'
import { createConsoleRouter } from './router.tsx'
import './theme.css'

const router = createConsoleRouter()

const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (fault) => isSignedOut(fault) && leadToSignIn() }),
  defaultOptions: {
    queries: {
      // The server is on this machine or in this building: `navigator.onLine` says nothing about it.
      networkMode: 'always',
      refetchOnWindowFocus: false,
      staleTime: 5_000,
      retry: (failures, fault) => !answered(fault) && failures < 2,
      retryDelay: (failures) => 400 * 2 ** failures,
    },
    mutations: { networkMode: 'always' },
  },
})

const services = { api: createApi(), live: browserLive(), clock: createClock(), queryClient }

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <Providers services={services}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)

function leadToSignIn() {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  router.navigate({ to: '/sign-in', search: href === '/' ? {} : { to: href }, replace: true })
}
