// The inventory of a small company, for tests and for looking at screens without a server.

import type { InventoryItem, InventoryList, InventoryNoun, InventoryRow } from '@sentinel/contract'
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
    }),
  )
  return { noun, items, total: items.length, since: iso(now - since * day) }
}

export function inventoryAnswers(now = Date.now(), since = 40): Answers {
  return {
    me: () => ({ operator: 'local', server: 'sentinel' }),
    inventory: ({ params, query }) => {
      const list = sampleInventory(params?.noun ?? 'packages', now, since)
      const items = list.items.filter(({ name }) => name.includes(query?.q ?? ''))
      return { ...list, items, total: items.length }
    },
    inventoryItem: ({ params, query }) => {
      const { noun, items } = sampleInventory(params?.noun ?? 'packages', now)
      return itemOf(noun, items.find(({ name }) => name === query?.name) ?? null)
    },
  }
}

function itemOf(noun: InventoryNoun, item: InventoryRow | null): InventoryItem {
  if (!item) return { noun, item, holders: [], scripts: [] }
  const { firstAt, lastAt, runs, versions } = item
  return {
    noun,
    item,
    holders: [
      {
        version: versions[0] ?? '',
        endpoint: { id: 'a'.repeat(32), name: 'desk-04' },
        account: 'ada',
        runs,
        firstAt,
        lastAt,
        lastRun: '01950000-0000-7000-8000-000000000001',
      },
    ],
    scripts: [{ sha256: 'b'.repeat(64), name: 'etl.py', path: '/home/ada/jobs/etl.py', runs, lastAt }],
  }
}
