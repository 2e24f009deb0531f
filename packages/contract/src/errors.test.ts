// No code of a fault stands in two files of the table: a spread would let the later one win without a word.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errors } from './errors.ts'

test('every fault has a code of its own', async () => {
  const folder = join(import.meta.dirname, 'errors')
  const tables = await Promise.all(
    readdirSync(folder)
      .filter((file) => file !== 'entry.ts')
      .map((file) => import(join(folder, file)) as Promise<Record<string, object>>),
  )
  const codes = tables.flatMap((table) => Object.values(table).flatMap((faults) => Object.keys(faults)))
  expect(codes.toSorted()).toEqual(Object.keys(errors).toSorted())
})
