// After a query fails in the middle of its output, the engine used to hand its rows to the next query on that connection.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { readAll, readOne } from './evidenceStore.ts'

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
})
afterAll(() => stores.close())

const numbers = z.object({ value: z.number() })
/** Gives thousands of rows, then fails. */
const failsMidOutput = {
  name: 'fails',
  sql: 'SELECT number + throwIf(number = 400000) + 7000000 AS value FROM numbers(1000000)',
  row: numbers,
}
const small = (index: number) => ({
  name: 'small',
  sql: 'SELECT {index:UInt32} AS value',
  params: { index },
  row: numbers,
})

it('gives each query its own rows, whatever failed before it and beside it', async () => {
  for (let round = 0; round < 10; round++) {
    const failing = readAll(stores.evidence, failsMidOutput)
    const beside = await Promise.all([1, 2, 3].map((index) => readAll(stores.evidence, small(index))))
    await expect(failing).rejects.toMatchObject({ code: 'store-failed' })
    expect(beside).toEqual([[{ value: 1 }], [{ value: 2 }], [{ value: 3 }]])
    const after = await Promise.all([4, 5, 6, 7, 8].map((index) => readAll(stores.evidence, small(index))))
    expect(after.flat().map(({ value }) => value)).toEqual([4, 5, 6, 7, 8])
  }
})

it('gives the next query its own rows after a reader stopped early or did not understand a row', async () => {
  const endless = { name: 'long', sql: 'SELECT number AS value FROM numbers(3000000)', row: numbers }
  for (let round = 0; round < 6; round++) {
    for await (const { value } of stores.evidence.read(endless)) if (value === 3) break
    const misread = readAll(stores.evidence, { ...endless, row: z.object({ value: z.string() }) })
    await expect(misread).rejects.toMatchObject({ code: 'store-failed' })
    expect(await readOne(stores.evidence, small(round))).toEqual({ value: round })
  }
})

it('puts limits and a name on every query, and leaves none behind on the session', async () => {
  const settings = {
    name: 'settings',
    sql: "SELECT getSetting('max_execution_time') AS seconds, getSetting('max_memory_usage') AS bytes, getSetting('log_comment') AS name",
    row: z.object({ seconds: z.number(), bytes: z.number(), name: z.string() }),
  }
  for (let round = 0; round < 5; round++)
    expect(await readOne(stores.evidence, settings)).toEqual({
      seconds: 20,
      bytes: 2_000_000_000,
      name: 'settings',
    })
  await expect(
    readAll(stores.evidence, { ...small(1), sql: 'SELECT sleep(3) SETTINGS nothing = 1' }),
  ).rejects.toThrow()
})
