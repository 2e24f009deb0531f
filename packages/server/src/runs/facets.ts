// Facets: for each filter its most frequent values, counted under all the other filters.

import type { RunFacets, RunFilter } from '@sentinel/contract'
import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'
import { whereOf } from './whereOf.ts'

const columns: Record<keyof RunFacets, string> = {
  account: 'account',
  endpoint: 'endpoint_name',
  script: 'script_name',
  package: 'arrayJoin(packages)',
  host: 'arrayJoin(hosts)',
  status: 'status',
}
const valuesPerFacet = 20
const row = z.object({ value: z.string(), count: z.number() })

export async function runFacets(store: EvidenceStore, filter: RunFilter): Promise<RunFacets> {
  const names = Object.keys(columns) as (keyof RunFacets)[]
  const facets = await Promise.all(
    names.map(async (name) => [name, await facet(store, filter, name)] as const),
  )
  return Object.fromEntries(facets) as RunFacets
}

function facet(store: EvidenceStore, filter: RunFilter, name: keyof RunFacets) {
  const { sql, params } = whereOf(filter, name)
  return readAll(store, {
    name: `facet.${name}`,
    sql: `SELECT ${columns[name]} AS value, count() AS count FROM runs FINAL WHERE ${sql}
          GROUP BY value ORDER BY count DESC, value LIMIT ${valuesPerFacet}`,
    params,
    row,
  })
}
