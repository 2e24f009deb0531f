// Control state survives a reopening, keeps no token, and forgets what it should.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ControlStore, openControlStore } from './controlStore.ts'

const folder = mkdtempSync(join(tmpdir(), 'sentinel-control-'))
const file = join(folder, 'control.sqlite')
let store: ControlStore
beforeAll(async () => {
  store = await openControlStore(file)
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const endpoint = {
  id: 'e'.repeat(32),
  name: 'ws-1',
  platform: 'linux',
  publicKey: 'k',
  enrolledAt: '2026-01-01T00:00:00.000000Z',
}
const receipt = (through: number) => ({
  endpoint: endpoint.id,
  through,
  head: `h${through}`,
  time: `t${through}`,
  signature: 's',
})

describe('the control store', () => {
  it('keeps an endpoint under its key, whatever it is called', async () => {
    await store.endpoints.enrol(endpoint)
    await store.endpoints.enrol({ ...endpoint, name: 'ws-2', enrolledAt: '2027-01-01T00:00:00.000000Z' })
    expect(await store.endpoints.find(endpoint.id)).toEqual({ ...endpoint, name: 'ws-2' })
    expect(await store.endpoints.find('unknown')).toBeUndefined()
    expect(await store.endpoints.list()).toMatchObject([{ name: 'ws-2', lastReceiptAt: null, records: 0 }])
  })

  it('finds receipts by their end and by what they cover', async () => {
    for (const through of [9, 4, 19]) await store.receipts.add(receipt(through))
    expect(await store.receipts.last(endpoint.id)).toEqual(receipt(19))
    expect(await store.receipts.at(endpoint.id, 9)).toEqual(receipt(9))
    expect(await store.receipts.at(endpoint.id, 10)).toBeUndefined()
    expect(await store.receipts.covering(endpoint.id, 5)).toEqual(receipt(9))
    expect(await store.receipts.covering(endpoint.id, 20)).toBeUndefined()
    expect(await store.endpoints.list()).toMatchObject([{ lastReceiptAt: 't9', records: 20 }])
    await expect(store.receipts.add(receipt(19))).rejects.toThrow()
  })

  it('is the same after it was closed and opened again', async () => {
    await store.close()
    store = await openControlStore(file)
    expect(await store.receipts.last(endpoint.id)).toEqual(receipt(19))
  })

  it('spends a link once and not after its time', async () => {
    const grant = (tokenHash: string, expiresAt: string) => ({ tokenHash, operator: 'ada', expiresAt })
    await store.signIn.addLink(grant('one', '2026-01-01T00:10'))
    await store.signIn.addLink(grant('two', '2026-01-01T00:10'))
    expect(await store.signIn.spendLink('one', '2026-01-01T00:09')).toBe('ada')
    expect(await store.signIn.spendLink('one', '2026-01-01T00:09')).toBeUndefined()
    expect(await store.signIn.spendLink('two', '2026-01-01T00:10')).toBeUndefined()
    await store.signIn.addSession(grant('session', '2026-01-01T12:00'))
    expect(await store.signIn.operatorOf('session', '2026-01-01T11:59')).toBe('ada')
    expect(await store.signIn.operatorOf('session', '2026-01-01T12:00')).toBeUndefined()
    await store.signIn.endSession('session')
    expect(await store.signIn.operatorOf('session', '2026-01-01T00:00')).toBeUndefined()
  })

  it('remembers the newest refusals and no more than it can hold', async () => {
    for (let index = 0; index < 10_250; index++)
      await store.refusals.add({
        time: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
        operation: 'enrol',
        endpoint: null,
        code: 'enrolment-refused',
        details: { index },
      })
    const kept = await store.refusals.list('', 20_000)
    expect(kept[0]?.details).toEqual({ index: 10_249 })
    expect(kept.length).toBeGreaterThanOrEqual(10_000)
    expect(kept.length).toBeLessThan(10_100)
  }, 60_000)
})
