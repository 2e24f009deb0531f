// What is granted stays in force through offers that are wrong and files that are cut; and what accounts ask for is told once,
// by whose file it is.

import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Grants, SignedGrants } from '@sentinel/contract'
import { createSigningKey, signGrants } from '@sentinel/evidence'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGrantsKeeper } from './grantsKeeper.ts'
import { policyFiles } from './policyFiles.ts'
import { openRequests } from './requests.ts'

const key = createSigningKey()
const endpoint = 'e'.repeat(32)
const signed = (number: number, groups: string[], of = endpoint, by = key): SignedGrants =>
  signGrants(by, {
    ...{ number, endpoint: of, time: '2026-01-05T10:00:00.000Z' },
    text: JSON.stringify({ groups, approvals: [] } satisfies Grants),
  })

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'grants-'))
})
afterEach(() => rmSync(data, { recursive: true }))
const keeper = (files = policyFiles) => createGrantsKeeper({ data, files, endpoint })

describe('grants', () => {
  it('are adopted once, and held after a restart', () => {
    const one = keeper()
    const adopted = [{ type: 'grants.adopted', number: 1, groups: ['pilot'] }]
    expect(one.offer(signed(1, ['pilot']), key.publicKey)).toMatchObject(adopted)
    expect(one.offer(signed(1, ['pilot']), key.publicKey)).toEqual([])
    expect(keeper().inForce().groups).toEqual(['pilot'])
    expect(keeper().number()).toBe(1)
  })

  it.each([
    ['signed by another', () => signed(6, ['all'], endpoint, createSigningKey())],
    ['another endpoint’s', () => signed(6, ['all'], 'f'.repeat(32))],
    ['changed after signing', () => ({ ...signed(6, ['all']), number: 7 })],
    ['older', () => signed(4, ['all'])],
    [
      'not understood',
      () => signGrants(key, { number: 6, endpoint, time: '', text: '{"groups":"all","approvals":[]}' }),
    ],
  ])('that are %s are refused once, and those before stay', (_what, offer) => {
    const one = keeper()
    one.offer(signed(5, ['pilot']), key.publicKey)
    const offered = offer()
    expect(one.offer(offered, key.publicKey)).toMatchObject([
      { type: 'grants.refused', code: 'grants-refused' },
    ])
    expect(one.offer(offered, key.publicKey)).toEqual([])
    expect(one.inForce().groups).toEqual(['pilot'])
    expect(keeper().inForce().groups).toEqual(['pilot'])
  })

  it('whose file was cut or changed are none, and one that the disk does not take changes nothing', () => {
    keeper().offer(signed(1, ['pilot']), key.publicKey)
    const path = join(data, 'agent/grants.json')
    const whole = readFileSync(path, 'utf8')
    for (const text of ['', whole.slice(0, 90), whole.replace('pilot', 'pilat')]) {
      writeFileSync(path, text)
      expect(keeper().inForce().groups).toEqual([])
    }
    writeFileSync(path, whole)
    const full = {
      ...policyFiles,
      write(file: string, text: string) {
        writeFileSync(file, text.slice(0, 10))
        throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
      },
    }
    const one = keeper(full)
    expect(() => one.offer(signed(2, ['all']), key.publicKey)).toThrow('no space left')
    expect(one.inForce().groups).toEqual(['pilot'])
    expect(keeper().inForce().groups).toEqual(['pilot'])
  })
})

describe('requests', () => {
  const request = '3f9a41c2-0d5e-4b8e-9f7e-0c4a6a3b1d2e'
  it('are told once, with the account whose file it is, and removed when that is durable', () => {
    const requests = openRequests(data, () => 'ana')
    const folder = join(data, 'requests')
    const asked = { request, reason: 'month end', rule: 'stranger', account: { name: 'root' } }
    writeFileSync(join(folder, 'a.json'), JSON.stringify(asked))
    writeFileSync(join(folder, 'b.json.new'), '{"half')
    expect(requests.look()).toMatchObject([
      { type: 'approval.requested', request, rule: 'stranger', account: { name: 'ana' } },
    ])
    expect(requests.look()).toEqual([])
    requests.release()
    expect(readdirSync(folder)).toEqual(['b.json.new'])
  })

  it('that are none, links or folders are Gaps, and removed', () => {
    const requests = openRequests(data, () => 'ana')
    const folder = join(data, 'requests')
    writeFileSync(join(folder, 'a.json'), '{"request":1}')
    writeFileSync(join(data, 'real'), JSON.stringify({ request, reason: 'r', rule: 'x' }))
    symlinkSync(join(data, 'real'), join(folder, 'b.json'))
    writeFileSync(join(folder, 'c.json'), 'x'.repeat(9000))
    expect(requests.look().map(({ type }) => type)).toEqual(Array(3).fill('gap.recorded'))
    requests.release()
    expect(readdirSync(folder)).toEqual([])
  })
})
