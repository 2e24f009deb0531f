// For tests: what the evidence store holds of an endpoint, row by row, with duplicates if there were any.

import { z } from 'zod'
import { type EvidenceStore, readAll } from '../evidenceStore/evidenceStore.ts'

export async function storedRecords(store: EvidenceStore, endpoint: string): Promise<string[]> {
  const rows = await readAll(store, {
    name: 'stored',
    sql: 'SELECT record FROM events WHERE endpoint_id = {endpoint:String} ORDER BY n',
    params: { endpoint },
    row: z.object({ record: z.string() }),
  })
  return rows.map(({ record }) => record)
}

/** The record texts of the Events in a log's lines. */
export const recordsOf = (lines: readonly string[]): string[] =>
  lines
    .map((line) => line.slice(line.indexOf('"record":') + 9, -2))
    .filter((text) => text.includes('"event":'))
