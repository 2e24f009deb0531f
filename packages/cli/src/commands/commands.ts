// The commands by name, as `--help` groups them. Only the one that was asked for is loaded: `run` must not wait for what
// `scan` brings along.

import type { Context } from './context.ts'

type Register = (context: Context) => void

const groups: Record<string, Record<string, () => Promise<Register>>> = {
  'This machine:': {
    up: async () => (await import('./up.ts')).registerUp,
    status: async () => (await import('./status.ts')).registerStatus,
    down: async () => (await import('./status.ts')).registerStatus,
    example: async () => (await import('./example.ts')).registerExample,
    test: async () => (await import('./test.ts')).registerTest,
  },
  'See what runs:': {
    run: async () => (await import('./run.ts')).registerRun,
    env: async () => (await import('./env.ts')).registerEnv,
    interpreters: async () => (await import('./interpreters.ts')).registerInterpreters,
    watch: async () => (await import('./interpreters.ts')).registerInterpreters,
    unwatch: async () => (await import('./interpreters.ts')).registerInterpreters,
    coverage: async () => (await import('./coverage.ts')).registerCoverage,
    runs: async () => (await import('./runs.ts')).registerRuns,
    show: async () => (await import('./runs.ts')).registerRuns,
    scripts: async () => (await import('./scripts.ts')).registerScripts,
    script: async () => (await import('./scripts.ts')).registerScripts,
    endpoints: async () => (await import('./endpoints.ts')).registerEndpoints,
    packages: async () => (await import('./packages.ts')).registerPackages,
  },
  'Know what it means:': {
    scan: async () => (await import('./scan.ts')).registerScan,
    explain: async () => (await import('./explain.ts')).registerExplain,
    findings: async () => (await import('./findings.ts')).registerFindings,
    alerts: async () => (await import('./alerts.ts')).registerAlerts,
    audit: async () => (await import('./audit.ts')).registerAudit,
    advisories: async () => (await import('./advisories.ts')).registerAdvisories,
    rules: async () => (await import('./rules.ts')).registerRules,
    detect: async () => (await import('./detect.ts')).registerDetect,
  },
  'Stop what must not be:': {
    policy: async () => (await import('./policy.ts')).registerPolicy,
    request: async () => (await import('./request.ts')).registerRequest,
    approvals: async () => (await import('./approvals.ts')).registerApprovals,
    gate: async () => (await import('./gate.ts')).registerGate,
  },
  'Prove it:': {
    verify: async () => (await import('./verify.ts')).registerVerify,
    export: async () => (await import('./export.ts')).registerExport,
    anchor: async () => (await import('./anchor.ts')).registerAnchor,
    report: async () => (await import('./report.ts')).registerReport,
    me: async () => (await import('./me.ts')).registerMe,
  },
}

const loaders = Object.assign({}, ...Object.values(groups)) as Record<string, () => Promise<Register>>

/** What registers the named command; everything where none of that name is known, as for `--help`. */
export async function commands(name: string | undefined): Promise<Register[]> {
  const loader = name === undefined ? undefined : loaders[name]
  if (loader) return [await loader()]
  return [...new Set(await Promise.all(Object.values(loaders).map((load) => load())))]
}

/** The heading that a command stands under in `--help`. */
export const headingOf = (name: string): string | undefined =>
  Object.keys(groups).find((heading) => groups[heading]?.[name])
