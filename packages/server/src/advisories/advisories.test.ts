// Advisories from a server's folder to an endpoint's: signed, packed once, and only where they are others.

import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createSigningKey, verifyAdvisories } from '@sentinel/evidence'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAdvisories } from './advisories.ts'

let data: string
let clock = 1_700_000_000
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'advisories-'))
  mkdirSync(join(data, 'advisories'))
})
afterEach(() => rmSync(data, { recursive: true }))

const file = () => join(data, 'advisories/pypi.json')
function put(newest: string): string {
  writeFileSync(file(), JSON.stringify({ format: 1, imported: newest, newest, advisories: [] }))
  utimesSync(file(), clock, clock++)
  return createHash('sha256').update(readFileSync(file())).digest('hex')
}

it('are offered to whoever has others, with the signature of this server', async () => {
  const key = createSigningKey()
  const advisories = createAdvisories(data, { key, now: () => '2026-01-01T00:00:00Z' })
  expect(await advisories.offer(undefined)).toEqual({ advisories: null })
  const digest = put('2026-01-01')
  const { advisories: signed } = await advisories.offer(undefined)
  if (!signed) throw new Error('none were offered')
  expect(verifyAdvisories(key.publicKey, signed)).toBe(true)
  expect(verifyAdvisories(key.publicKey, { ...signed, newest: '2027-01-01' })).toBe(false)
  expect(gunzipSync(Buffer.from(signed.packed, 'base64')).toString()).toBe(readFileSync(file(), 'utf8'))
  expect(await advisories.offer(digest)).toEqual({ advisories: null })
  put('2026-02-02')
  expect(await advisories.offer(digest)).toMatchObject({ advisories: { newest: '2026-02-02' } })
})

it('of which there are none are not offered', async () => {
  const advisories = createAdvisories(undefined, { key: createSigningKey(), now: () => '' })
  expect(await advisories.offer(undefined)).toEqual({ advisories: null })
})
