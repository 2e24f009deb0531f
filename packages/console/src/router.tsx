// The addresses of the console. What a screen shows is in its address alone, so that a copied link shows the same.

import type { RunFilter } from '@sentinel/contract'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { Failure } from './components/Failure.tsx'
import { NotFound } from './components/NotFound.tsx'
import { Shell } from './components/Shell.tsx'
import { readRunFilter } from './readRunFilter.ts'

export type RunsSearch = RunFilter & { live?: 'off' }
/** `view`: the timeline as a table; `from` and `to`: the part of it that is shown, in milliseconds of the Run. */
export type RunSearch = { view?: 'table'; from?: number; to?: number }
/** `to`: where the operator wanted to go. */
export type SignInSearch = { to?: string }

type RawSearch = Record<string, unknown>

const root = createRootRoute({ notFoundComponent: NotFound, errorComponent: Failure })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to }: RawSearch): SignInSearch =>
    typeof to === 'string' && isOwnPath(to) ? { to } : {},
  component: lazyRouteComponent(() => import('./screens/signIn/SignInScreen.tsx'), 'SignInScreen'),
})

const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })

const home = createRoute({
  getParentRoute: () => shell,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/runs', replace: true })
  },
})

const runs = createRoute({
  getParentRoute: () => shell,
  path: '/runs',
  validateSearch: readRunsSearch,
  component: lazyRouteComponent(() => import('./screens/runs/RunsScreen.tsx'), 'RunsScreen'),
})

const run = createRoute({
  getParentRoute: () => shell,
  path: '/runs/$id',
  validateSearch: readRunSearch,
  component: lazyRouteComponent(() => import('./screens/run/RunScreen.tsx'), 'RunScreen'),
})

const routes = root.addChildren([signIn, shell.addChildren([home, runs, run])])

export const createConsoleRouter = () =>
  createRouter({
    routeTree: routes,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: writeSearch,
    scrollRestoration: true,
    defaultPreload: 'intent',
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}

/** A part of the address that the contract does not know is left out; the rest holds. */
export function readRunsSearch(search: RawSearch): RunsSearch {
  return { ...readRunFilter(search), ...(search.live === 'off' ? { live: 'off' } : {}) }
}

export function readRunSearch(search: RawSearch): RunSearch {
  const from = Number(search.from)
  const to = Number(search.to)
  return {
    ...(search.view === 'table' ? { view: 'table' as const } : {}),
    ...(from >= 0 && to > from ? { from, to } : {}),
  }
}

/** An address of this console, and not of another site: `//host` and `/\host` lead away. */
export const isOwnPath = (path: string) => /^\/(?![/\\])/.test(path)

function writeSearch(search: RawSearch): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined) text.set(name, String(value))
  return text.size > 0 ? `?${text}` : ''
}
