// The inventory of a small company, for tests and for looking at screens without a server.

import type {
  AdvisoryAge,
  InventoryItem,
  InventoryList,
  InventoryNoun,
  InventoryRow,
  PackageFault,
  PackageRisk,
} from '@sentinel/contract'
import type { Answers } from './fakeApi.ts'

const day = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')

const names: Record<InventoryNoun, string[]> = {
  packages: ['requests', 'numpy', 'pandas', 'openai'],
  hosts: ['api.openai.com', 'db.example.com'],
  databases: ['postgresql db.example.com/sales'],
  models: ['gpt-5-mini'],
  files: ['/home/ada/reports/sales_2026_q3.xlsx', '/home/ada/out.csv'],
  environments: ['/home/ada/project/.venv'],
}

/** What is known of two of the packages: one is imported and exploited, one only installed. */
const faults: Record<string, PackageFault[]> = {
  requests: [
    {
      ids: ['CVE-2024-35195', 'GHSA-9wx4-h78v-vm56'],
      summary: 'Sessions keep skipping the check of certificates after one request did',
      severity: 'medium',
      malicious: false,
      exploited: '2026-03-02',
      epss: 0.031,
      fix: '2.32.0',
      page: 'https://github.com/advisories/GHSA-9wx4-h78v-vm56',
      versions: ['2.31.0'],
      reach: 'imported',
    },
  ],
  pandas: [
    {
      ids: ['PYSEC-2020-73'],
      summary: '',
      severity: 'critical',
      malicious: false,
      exploited: null,
      epss: null,
      fix: null,
      page: null,
      versions: ['2.31.0'],
      reach: 'installed',
    },
  ],
}

function riskOf(name: string): PackageRisk | null {
  const [fault] = faults[name] ?? []
  if (!fault) return null
  const { reach, severity, malicious, exploited, ids, fix, versions } = fault
  return {
    ...{ reach, severity, malicious, exploited, faults: 1, ids: ids.slice(0, 1) },
    versions: versions.map((version) => ({ version, fix, reach })),
  }
}

const ageAt = (now: number): AdvisoryAge => ({
  ...{ kind: 'known', newest: iso(now - 2 * day), imported: iso(now - day), days: 2 },
  ...{ advisories: 21_403, isStale: false },
})

/** The first is new this week. `since`: how many days ago the first Run was. */
export function sampleInventory(noun: InventoryNoun, now: number, since = 40): InventoryList {
  const hasVersions = noun === 'packages' || noun === 'environments'
  const items = names[noun].map(
    (name, i): InventoryRow => ({
      name,
      versions: hasVersions ? [`2.3${i}.3`, '2.31.0'].slice(0, 2 - (i % 2)) : [],
      versionCount: hasVersions ? 2 - (i % 2) : 0,
      endpoints: ['desk-04', 'research-gpu-01'].slice(0, 1 + (i % 2)),
      endpointCount: 1 + (i % 2),
      accounts: 1,
      scripts: 3 - (i % 3),
      runs: 1204 - 200 * i,
      firstAt: iso(now - (i === 0 ? 2 : 30) * day),
      lastAt: iso(now - i * 3_600_000),
      risk: noun === 'packages' ? riskOf(name) : null,
    }),
  )
  const advisories = noun === 'packages' ? ageAt(now) : null
  return { noun, items, total: items.length, since: iso(now - since * day), advisories }
}

export function inventoryAnswers(now = Date.now(), since = 40): Answers {
  return {
    me: () => ({ operator: 'local', server: 'sentinel' }),
    inventory: ({ params, query }) => {
      const list = sampleInventory(params?.noun ?? 'packages', now, since)
      const items = list.items.filter(
        ({ name, risk }) => name.includes(query?.q ?? '') && (risk || !query?.vulnerable),
      )
      return { ...list, items, total: items.length }
    },
    inventoryItem: ({ params, query }) => {
      const list = sampleInventory(params?.noun ?? 'packages', now)
      return itemOf(list, list.items.find(({ name }) => name === query?.name) ?? null)
    },
  }
}

function itemOf({ noun, advisories }: InventoryList, item: InventoryRow | null): InventoryItem {
  if (!item) return { noun, item, holders: [], scripts: [], faults: [], advisories }
  const { firstAt, lastAt, runs, versions } = item
  return {
    noun,
    item,
    holders: [
      {
        version: item.risk?.versions[0]?.version ?? versions[0] ?? '',
        reach: item.risk?.reach ?? 'imported',
        isVulnerable: item.risk !== null,
        endpoint: { id: 'a'.repeat(32), name: 'desk-04' },
        account: 'ada',
        runs,
        firstAt,
        lastAt,
        lastRun: '01950000-0000-7000-8000-000000000001',
      },
    ],
    scripts: [{ sha256: 'b'.repeat(64), name: 'etl.py', path: '/home/ada/jobs/etl.py', runs, lastAt }],
    faults: (noun === 'packages' && faults[item.name]) || [],
    advisories,
  }
}
