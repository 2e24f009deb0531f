// The commands by name. Only the one that was asked for is loaded: `run` must not wait for what `scan` brings along.

import type { Context } from './context.ts'

type Register = (context: Context) => void

const loaders: Record<string, () => Promise<Register>> = {
  up: async () => (await import('./up.ts')).registerUp,
  run: async () => (await import('./run.ts')).registerRun,
  runs: async () => (await import('./runs.ts')).registerRuns,
  show: async () => (await import('./runs.ts')).registerRuns,
  findings: async () => (await import('./findings.ts')).registerFindings,
  alerts: async () => (await import('./alerts.ts')).registerAlerts,
  rules: async () => (await import('./rules.ts')).registerRules,
  detect: async () => (await import('./detect.ts')).registerDetect,
  verify: async () => (await import('./verify.ts')).registerVerify,
  export: async () => (await import('./export.ts')).registerExport,
  anchor: async () => (await import('./anchor.ts')).registerAnchor,
  report: async () => (await import('./report.ts')).registerReport,
  me: async () => (await import('./me.ts')).registerMe,
  status: async () => (await import('./status.ts')).registerStatus,
  down: async () => (await import('./status.ts')).registerStatus,
  interpreters: async () => (await import('./interpreters.ts')).registerInterpreters,
  watch: async () => (await import('./interpreters.ts')).registerInterpreters,
  unwatch: async () => (await import('./interpreters.ts')).registerInterpreters,
  coverage: async () => (await import('./coverage.ts')).registerCoverage,
  endpoints: async () => (await import('./endpoints.ts')).registerEndpoints,
  scan: async () => (await import('./scan.ts')).registerScan,
  explain: async () => (await import('./explain.ts')).registerExplain,
  audit: async () => (await import('./audit.ts')).registerAudit,
  gate: async () => (await import('./gate.ts')).registerGate,
  advisories: async () => (await import('./advisories.ts')).registerAdvisories,
  scripts: async () => (await import('./scripts.ts')).registerScripts,
  script: async () => (await import('./scripts.ts')).registerScripts,
  packages: async () => (await import('./packages.ts')).registerPackages,
  env: async () => (await import('./env.ts')).registerEnv,
  policy: async () => (await import('./policy.ts')).registerPolicy,
  example: async () => (await import('./example.ts')).registerExample,
  test: async () => (await import('./test.ts')).registerTest,
}

/** What registers the named command; everything where none of that name is known, as for `--help`. */
export async function commands(name: string | undefined): Promise<Register[]> {
  const loader = name === undefined ? undefined : loaders[name]
  if (loader) return [await loader()]
  return [...new Set(await Promise.all(Object.values(loaders).map((load) => load())))]
}
