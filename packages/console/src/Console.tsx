// The whole console: the screens of the router within everything that stands around them.

import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { NoticeProvider } from './components/Notice.tsx'
import type { ConsoleRouter } from './router.tsx'
import { type Services, ServicesProvider } from './services.ts'

export function Console({ services, router }: { services: Services; router: ConsoleRouter }) {
  return (
    <ServicesProvider value={services}>
      <QueryClientProvider client={services.queryClient}>
        <NoticeProvider>
          <RouterProvider router={router} />
        </NoticeProvider>
      </QueryClientProvider>
    </ServicesProvider>
  )
}
