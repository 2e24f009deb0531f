// Advisories of the server: taken when they are right, and never in place of better ones.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { createSigningKey, type SigningKey, signAdvisories } from '@sentinel/evidence'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createAdvisoryKeeper } from './advisoryKeeper.ts'
import { advisoryFile } from './knownAdvisories.ts'

let data: string
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'keeper-'))
})
afterEach(() => rmSync(data, { recursive: true }))

const textOf = (newest: string) => JSON.stringify({ format: 1, imported: newest, newest, advisories: [] })
const signed = (key: SigningKey, newest: string, text = textOf(newest)) =>
  signAdvisories(key, { packed: gzipSync(text).toString('base64'), newest, time: newest })

it('keeps the last good ones', () => {
  const [key, other] = [createSigningKey(), createSigningKey()]
  const keeper = createAdvisoryKeeper(data)
  expect(keeper.held()).toBeUndefined()
  keeper.offer(signed(key, '2026-02-02'), key.publicKey)
  const held = keeper.held()
  expect(held).toMatch(/^[0-9a-f]{64}$/)
  expect(() => keeper.offer(signed(other, '2026-03-03'), key.publicKey)).toThrow(/signature/)
  expect(() => keeper.offer(signed(key, '2026-01-01'), key.publicKey)).toThrow(/already/)
  expect(() => keeper.offer(signed(key, '2026-03-03', '{"format":9}'), key.publicKey)).toThrow(/understood/)
  expect(readFileSync(advisoryFile(data), 'utf8')).toBe(textOf('2026-02-02'))
  expect(keeper.held()).toBe(held)
})
