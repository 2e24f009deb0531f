// The last good policy stays in force: through kills at every step, a full disk, half-written files, and offers that are
// wrong, old or signed by somebody else.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSigningKey, signPolicy } from '@sentinel/evidence'
import { findPolicy, loadDestinations } from '@sentinel/knowledge'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PolicyFiles, policyFiles } from './policyFiles.ts'
import { compiledPath, createPolicyKeeper } from './policyKeeper.ts'

const key = createSigningKey()
const signed = (version: number, name: string, by = key) =>
  signPolicy(by, { version, text: findPolicy(name).text, time: '2026-01-05T10:00:00.000000Z' })
const { kinds } = loadDestinations()
const target = () => ({ endpoint: { id: 'e', groups: [] }, facts: {}, kinds, accounts: {} })

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'policy-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const keeper = (files: PolicyFiles = policyFiles) => createPolicyKeeper({ data, files, target })
const compiled = () => {
  const text = readFileSync(compiledPath(data), 'utf8')
  const [, , size] = text.slice(0, text.indexOf('\n')).split(' ')
  const body = text.slice(text.indexOf('\n') + 1)
  expect(Buffer.byteLength(body)).toBe(Number(size))
  return JSON.parse(body).policy as string
}

describe('an offer', () => {
  it('that is right is adopted, kept, compiled and told once', () => {
    const one = keeper()
    expect(one.offer(signed(1, 'baseline'), key.publicKey)).toMatchObject([
      { type: 'policy.adopted', version: 1, policy: 'baseline' },
    ])
    expect(one.offer(signed(1, 'baseline'), key.publicKey)).toEqual([])
    expect(compiled()).toBe('baseline')
    expect(keeper().inForce()?.policy.policy).toBe('baseline')
  })

  it.each([
    ['signed by another', () => signed(2, 'strict', createSigningKey()), /signature/],
    ['changed after signing', () => ({ ...signed(2, 'strict'), version: 3 }), /signature/],
    [
      'older than the one in force',
      () => signPolicy(key, { ...signed(1, 'strict'), version: 1 }),
      /in force/,
    ],
    [
      'no policy for this parser',
      () => signPolicy(key, { version: 6, text: 'policy: x\nrules: [{}]\n', time: 't' }),
      /line \d+, column \d+/,
    ],
  ])('%s is refused once, with its code, and the one before stays', (_what, offer, detail) => {
    const one = keeper()
    one.offer(signed(5, 'baseline'), key.publicKey)
    const offered = offer()
    expect(one.offer(offered, key.publicKey)).toEqual([
      expect.objectContaining({
        type: 'policy.refused',
        code: 'policy-refused',
        detail: expect.stringMatching(detail),
      }),
    ])
    expect(one.offer(offered, key.publicKey)).toEqual([])
    expect(one.inForce()?.policy.policy).toBe('baseline')
    expect(compiled()).toBe('baseline')
  })
})

describe('the disk', () => {
  it('may be killed under it at every step: what is in force is whole, and the next start has the rest', () => {
    const offer = join(data, 'offer.json')
    const program = new URL('../testing/killedPolicy.ts', import.meta.url).pathname
    writeFileSync(offer, JSON.stringify({ signed: signed(2, 'strict'), serverKey: key.publicKey }))
    let steps = 0
    for (let hasEnded = false; !hasEnded; steps++) {
      rmSync(join(data, 'agent'), { recursive: true, force: true })
      rmSync(join(data, 'policy'), { recursive: true, force: true })
      keeper().offer(signed(1, 'baseline'), key.publicKey)
      const { signal, status, stderr } = spawnSync(process.execPath, [program, data, offer, String(steps)], {
        encoding: 'utf8',
      })
      hasEnded = signal === null
      if (hasEnded) expect(status, stderr).toBe(0)
      expect(['baseline', 'strict']).toContain(compiled())
      const next = keeper()
      expect(compiled()).toBe(next.inForce()?.policy.policy)
      next.offer(signed(2, 'strict'), key.publicKey)
      expect(compiled()).toBe('strict')
    }
    expect(steps).toBeGreaterThan(6)
  })

  it.each(['write', 'rename'] as const)(
    'that takes nothing more (%s) leaves the one before in force',
    (step) => {
      keeper().offer(signed(1, 'baseline'), key.publicKey)
      const full = {
        ...policyFiles,
        [step](path: string, text: string) {
          if (step === 'write') writeFileSync(path, text.slice(0, 10))
          throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
        },
      }
      const one = createPolicyKeeper({ data, files: full, target })
      expect(() => one.offer(signed(2, 'strict'), key.publicKey)).toThrow('no space left')
      expect(one.inForce()?.policy.policy).toBe('baseline')
      expect(compiled()).toBe('baseline')
      expect(keeper().offer(signed(2, 'strict'), key.publicKey)).toMatchObject([{ type: 'policy.adopted' }])
    },
  )

  it('may have lost or cut either file', () => {
    keeper().offer(signed(1, 'baseline'), key.publicKey)
    const path = join(data, 'agent/policy.json')
    const whole = readFileSync(path, 'utf8')
    writeFileSync(compiledPath(data), 'sentinel-policy 1 9999 ')
    keeper()
    expect(compiled()).toBe('baseline')
    for (const text of ['', whole.slice(0, 200), whole.replace('baseline', 'basetime')]) {
      writeFileSync(path, text)
      expect(keeper().inForce()).toBeUndefined()
      expect(compiled()).toBe('baseline')
    }
  })
})
