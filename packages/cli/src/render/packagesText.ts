// Packages of the fleet as text: all that Runs have used, those that something is known against, and one with who has it.

import type {
  InventoryItem,
  InventoryList,
  InventoryRow,
  PackageFault,
  PackageRisk,
} from '@sentinel/contract'
import { counted, localTime } from './format.ts'
import { table } from './table.ts'

export function packagesText({ items, advisories }: InventoryList, columns: number): string {
  if (items.length === 0) return 'No Run has used a package like that.\n'
  const isJudged = advisories?.kind === 'known'
  const cells = (row: InventoryRow): string[] => [
    row.name,
    row.risk ? severityText(row.risk) : isJudged ? '-' : 'not judged',
    String(row.endpointCount),
    String(row.scripts),
    String(row.runs),
    localTime(row.firstAt),
    localTime(row.lastAt),
    row.versions.join(', '),
  ]
  const headings = ['PACKAGE', 'KNOWN', 'ENDPOINTS', 'SCRIPTS', 'RUNS', 'FIRST SEEN', 'LAST SEEN', 'VERSIONS']
  return table(headings, items.map(cells), columns)
}

/** What nobody has judged is not told as free of faults. */
export function vulnerableText({ items, advisories }: InventoryList, columns: number): string {
  if (advisories?.kind !== 'known') return 'No package was judged.\n'
  if (items.length === 0) return 'No version that was seen is named in an advisory.\n'
  const headings = ['REACH', 'SEVERITY', 'PACKAGE', 'VERSIONS', 'FIX', 'ADVISORIES', 'ENDPOINTS', 'RUNS']
  return table(
    headings,
    items.flatMap((row) => (row.risk ? [riskCells(row, row.risk)] : [])),
    columns,
  )
}

const riskCells = (row: InventoryRow, risk: PackageRisk): string[] => [
  risk.reach,
  severityText(risk),
  row.name,
  risk.versions.map(({ version }) => version).join(', '),
  fixesText(risk.versions.map(({ fix }) => fix)),
  risk.faults > 1 ? `${risk.ids[0]} and ${risk.faults - 1} more` : (risk.ids[0] ?? ''),
  String(row.endpointCount),
  String(row.runs),
]

const fixesText = (fixes: readonly (string | null)[]) =>
  [...new Set(fixes.map((fix) => fix ?? 'none known'))].join(', ')

type Rated = Pick<PackageRisk, 'severity' | 'malicious' | 'exploited'>

const severityText = ({ severity, malicious, exploited }: Rated) =>
  [severity, ...(malicious ? ['malicious'] : []), ...(exploited ? ['exploited'] : [])].join(', ')

export function packageText({ item, holders, scripts, faults, advisories }: InventoryItem, columns: number) {
  const had = holders.map(({ version, endpoint, account, runs, lastAt, reach, isVulnerable }) => [
    version,
    isVulnerable ? 'vulnerable' : advisories?.kind === 'known' ? '-' : 'not judged',
    reach,
    endpoint.name,
    account,
    String(runs),
    localTime(lastAt),
  ])
  const used = scripts.map(({ sha256, name, runs, path }) => [sha256.slice(0, 12), name, String(runs), path])
  const headings = ['VERSION', 'KNOWN', 'REACH', 'ENDPOINT', 'ACCOUNT', 'RUNS', 'LAST SEEN']
  return [
    `${item?.name}: ${counted(item?.runs ?? 0, 'Run')} on ${counted(item?.endpointCount ?? 0, 'endpoint')}\n\n`,
    faults.length > 0 ? `${table(faultHeadings, faults.map(faultCells), columns)}\n` : '',
    table(headings, had, columns),
    used.length > 0 ? `\n${table(['HASH', 'SCRIPT', 'RUNS', 'PATH'], used, columns)}` : '',
  ].join('')
}

const faultHeadings = ['REACH', 'SEVERITY', 'ADVISORY', 'VERSIONS', 'FIX', 'ABOUT']

const faultCells = (fault: PackageFault): string[] => [
  fault.reach,
  severityText(fault),
  fault.ids[0] ?? '',
  fault.versions.join(', '),
  fault.fix ?? 'none known',
  fault.summary,
]
