// Everything that stands around the screens, for the browser and for tests alike.

import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { NoticeProvider } from './components/Notice.tsx'
import { type Services, ServicesProvider } from './services.ts'

export function Providers({ services, children }: { services: Services; children: ReactNode }) {
  return (
    <ServicesProvider value={services}>
      <QueryClientProvider client={services.queryClient}>
        <NoticeProvider>{children}</NoticeProvider>
      </QueryClientProvider>
    </ServicesProvider>
  )
}
