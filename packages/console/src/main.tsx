// Puts the console together and on the page.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createApi } from './api.ts'
import { Console } from './Console.tsx'
import { createClock } from './live/createClock.ts'
import { browserLive } from './live/createLive.ts'
import { createQueryClient } from './queryClient.ts'
import { createConsoleRouter, leadToSignIn } from './router.tsx'
import './theme.css'

const router = createConsoleRouter()
const queryClient = createQueryClient(() => leadToSignIn(router))
const services = { api: createApi(), live: browserLive(), clock: createClock(), queryClient }

createRoot(document.getElementById('console') as HTMLElement).render(
  <StrictMode>
    <Console services={services} router={router} />
  </StrictMode>,
)
