// The addresses of the console. What a screen shows is in its address alone, so that a copied link shows the same.

import type { AlertFilter, InventoryFilter, RunFilter, ScriptFilter, Severity } from '@sentinel/contract'
import {
  createBrowserHistory,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router'
import { Failure } from './components/Failure.tsx'
import { NotFound } from './components/NotFound.tsx'
import { Shell } from './components/Shell.tsx'
import { readRunFilter } from './readRunFilter.ts'

export type RunsSearch = RunFilter & { live?: 'off' }
/**
 * `from` and `to`: the part of the waterfall that is shown, in milliseconds of the Run; `lane`: the one that is listed;
 * `open`: those that are open, apart by commas.
 */
export type RunSearch = {
  from?: number | undefined
  to?: number | undefined
  lane?: string | undefined
  open?: string | undefined
}
/** `open`: id or name of the endpoint in the panel; `days`: the time that is told of. */
export type EndpointsSearch = { open?: string | undefined; days?: number | undefined }
/** `against`: hash of the version that this one is compared with. */
export type ScriptSearch = { against?: string }
export type ScriptsSearch = ScriptFilter
/** `open`: the thing in the panel. */
export type InventorySearch = InventoryFilter & { open?: string | undefined }
/** `rule`: the opened one; `policy`: the one that is tried. */
export type PoliciesSearch = {
  view?: 'verdicts' | 'trial' | 'approvals' | 'history' | undefined
  rule?: string | undefined
  policy?: string | undefined
}
/** `open`: the one whose evidence is shown; none: the first. */
export type AlertsSearch = AlertFilter & { open?: string | undefined }
/** `kind`: the part of the list that is shown. */
export type DestinationsSearch = {
  kind?: 'models' | 'personal' | 'unknown' | undefined
  days?: number | undefined
}
export type OverviewSearch = { days?: number | undefined }
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
    throw redirect({ to: '/overview', replace: true })
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

const endpoints = createRoute({
  getParentRoute: () => shell,
  path: '/endpoints',
  validateSearch: readEndpointsSearch,
  component: lazyRouteComponent(() => import('./screens/endpoints/EndpointsScreen.tsx'), 'EndpointsScreen'),
})

const scripts = createRoute({
  getParentRoute: () => shell,
  path: '/scripts',
  validateSearch: readScriptsSearch,
  component: lazyRouteComponent(() => import('./screens/scripts/ScriptsScreen.tsx'), 'ScriptsScreen'),
})

const script = createRoute({
  getParentRoute: () => shell,
  path: '/scripts/$hash',
  validateSearch: readScriptSearch,
  component: lazyRouteComponent(() => import('./screens/script/ScriptScreen.tsx'), 'ScriptScreen'),
})

const inventoryHome = createRoute({
  getParentRoute: () => shell,
  path: '/inventory',
  beforeLoad: () => {
    throw redirect({ to: '/inventory/$noun', params: { noun: 'packages' }, replace: true })
  },
})

const inventory = createRoute({
  getParentRoute: () => shell,
  path: '/inventory/$noun',
  validateSearch: readInventorySearch,
  component: lazyRouteComponent(() => import('./screens/inventory/InventoryScreen.tsx'), 'InventoryScreen'),
})

const policies = createRoute({
  getParentRoute: () => shell,
  path: '/policies',
  validateSearch: readPoliciesSearch,
  component: lazyRouteComponent(() => import('./screens/policies/PoliciesScreen.tsx'), 'PoliciesScreen'),
})

const destinations = createRoute({
  getParentRoute: () => shell,
  path: '/destinations',
  validateSearch: readDestinationsSearch,
  component: lazyRouteComponent(
    () => import('./screens/destinations/DestinationsScreen.tsx'),
    'DestinationsScreen',
  ),
})

const alerts = createRoute({
  getParentRoute: () => shell,
  path: '/alerts',
  validateSearch: readAlertsSearch,
  component: lazyRouteComponent(() => import('./screens/alerts/AlertsScreen.tsx'), 'AlertsScreen'),
})

const exported = createRoute({
  getParentRoute: () => shell,
  path: '/exports',
  component: lazyRouteComponent(() => import('./screens/exports/ExportsScreen.tsx'), 'ExportsScreen'),
})

const evidence = createRoute({
  getParentRoute: () => shell,
  path: '/evidence/$endpoint/$n',
  component: lazyRouteComponent(() => import('./screens/evidence/EvidenceScreen.tsx'), 'EvidenceScreen'),
})

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/overview',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('./screens/overview/OverviewScreen.tsx'), 'OverviewScreen'),
})

const reports = createRoute({
  getParentRoute: () => shell,
  path: '/reports',
  validateSearch: readOverviewSearch,
  component: lazyRouteComponent(() => import('./screens/reports/ReportsScreen.tsx'), 'ReportsScreen'),
})

const routes = root.addChildren([
  signIn,
  shell.addChildren([
    home,
    runs,
    run,
    scripts,
    script,
    inventoryHome,
    inventory,
    alerts,
    destinations,
    policies,
    endpoints,
    evidence,
    exported,
    overview,
    reports,
  ]),
])

export const createConsoleRouter = (history: RouterHistory = createBrowserHistory()) =>
  createRouter({
    routeTree: routes,
    history,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: writeSearch,
    // What no screen understands leaves the address instead of travelling on to the server.
    search: { strict: true },
    scrollRestoration: true,
    defaultPreload: 'intent',
  })

export type ConsoleRouter = ReturnType<typeof createConsoleRouter>

declare module '@tanstack/react-router' {
  interface Register {
    router: ConsoleRouter
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
    ...(from >= 0 && to > from ? { from, to } : {}),
    ...(typeof search.lane === 'string' ? { lane: search.lane } : {}),
    ...(typeof search.open === 'string' ? { open: search.open } : {}),
  }
}

export function readEndpointsSearch({ open, days }: RawSearch): EndpointsSearch {
  return {
    ...(typeof open === 'string' && open.length <= 255 && open ? { open } : {}),
    ...readOverviewSearch({ days }),
  }
}

export function readOverviewSearch({ days }: RawSearch): OverviewSearch {
  const told = Number(days)
  return Number.isInteger(told) && told >= 1 && told <= 366 ? { days: told } : {}
}

const destinationKinds = ['models', 'personal', 'unknown'] as const

export function readDestinationsSearch({ kind, days }: RawSearch): DestinationsSearch {
  const known = destinationKinds.find((one) => one === kind)
  return { ...(known ? { kind: known } : {}), ...readOverviewSearch({ days }) }
}

const severities = ['info', 'low', 'medium', 'high', 'critical'] as const satisfies Severity[]

export function readScriptsSearch(search: RawSearch): ScriptsSearch {
  const { q, account, endpoint } = readRunFilter(search)
  const minSeverity = severities.find((known) => known === search.minSeverity)
  return {
    ...(q ? { q } : {}),
    ...(account ? { account } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(minSeverity ? { minSeverity } : {}),
  }
}

export function readInventorySearch(search: RawSearch): InventorySearch {
  const { q, account, endpoint } = readRunFilter(search)
  return {
    ...(q ? { q } : {}),
    ...(account ? { account } : {}),
    ...(endpoint ? { endpoint } : {}),
    ...(search.vulnerable === 'yes' ? { vulnerable: 'yes' as const } : {}),
    ...(typeof search.open === 'string' && search.open ? { open: search.open } : {}),
  }
}

const policyViews = ['verdicts', 'trial', 'approvals', 'history'] as const

export function readPoliciesSearch({ view, rule, policy }: RawSearch): PoliciesSearch {
  const known = policyViews.find((one) => one === view)
  return {
    ...(known ? { view: known } : {}),
    ...(typeof rule === 'string' ? { rule } : {}),
    ...(typeof policy === 'string' ? { policy } : {}),
  }
}

const alertStates = ['new', 'acknowledged', 'resolved', 'archived', 'all'] as const
const alertSources = ['code', 'policy', 'detection', 'anomaly'] as const

export function readAlertsSearch(search: RawSearch): AlertsSearch {
  const state = alertStates.find((known) => known === search.state)
  const minSeverity = severities.find((known) => known === search.minSeverity)
  const source = alertSources.find((known) => known === search.source)
  const read: AlertsSearch = {
    ...(state ? { state } : {}),
    ...(minSeverity ? { minSeverity } : {}),
    ...(source ? { source } : {}),
  }
  for (const name of ['rule', 'script', 'assignee', 'open'] as const) {
    const value = search[name]
    if (typeof value === 'string' && value.length > 0 && value.length <= 400) read[name] = value
  }
  return read
}

export function readScriptSearch({ against }: RawSearch): ScriptSearch {
  return typeof against === 'string' && /^[0-9a-f]{64}$/.test(against) ? { against } : {}
}

/** Asks for a sign-in and keeps where the operator was. */
export function leadToSignIn(router: ConsoleRouter): void {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in') return
  router.navigate({ to: '/sign-in', search: href === '/' ? {} : { to: href }, replace: true })
}

/** An address of this console, and not of another site: `//host` and `/\host` lead away. */
export const isOwnPath = (path: string) => /^\/(?![/\\])/.test(path)

function writeSearch(search: RawSearch): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) if (value !== undefined) text.set(name, String(value))
  return text.size > 0 ? `?${text}` : ''
}
