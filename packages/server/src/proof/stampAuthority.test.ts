// An anchor is stamped by an authority of openssl's; what it says holds for openssl and for us, and nothing else does.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Anchor } from '@sentinel/contract'
import { anchorDigest, createAnchor, createSigningKey, readTimestamp } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ControlStore, openControlStore } from '../controlStore/controlStore.ts'
import { now } from '../now.ts'
import { openLocalAuthority } from '../testing/localAuthority.ts'
import { createAnchors } from './anchors.ts'
import { readStampAuthority, stampAuthority } from './stampAuthority.ts'

const key = createSigningKey()
let folder: string
let control: ControlStore
let authority: Awaited<ReturnType<typeof openLocalAuthority>>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stamps-'))
  control = await openControlStore(join(folder, 'control.sqlite'))
  authority = await openLocalAuthority()
})
afterAll(async () => {
  authority.close()
  await control.close()
  rmSync(folder, { recursive: true })
})

const anchorOf = (time: string): Anchor =>
  createAnchor(key, { since: '', time, size: 0, root: 'a'.repeat(64), previous: '' })

describe('a stamp', () => {
  it('is taken by openssl and by us, for this anchor alone', async () => {
    const anchor = anchorOf(now())
    const { token, time, authority: by } = await stampAuthority(authority.url, authority.issuer)(anchor)
    expect(by).toBe('CN=Clock')
    expect(Math.abs(Date.parse(time) - Date.now())).toBeLessThan(60_000)
    expect(authority.verify(token, anchorDigest(anchor))).toContain('Verification: OK')
    const other = anchorDigest(anchorOf('2026-01-31T08:15:00.123456Z'))
    expect(readTimestamp(Buffer.from(token, 'base64'), { digest: other })).toEqual({
      kind: 'refused',
      reason: 'it was made for something else',
    })
  })

  it('does not hold with any one byte of what is signed altered', async () => {
    const anchor = anchorOf(now())
    const digest = anchorDigest(anchor)
    const { token, time } = await stampAuthority(authority.url)(anchor)
    const bytes = Buffer.from(token, 'base64')
    const stampedTime = bytes.indexOf(time.slice(0, 19).replace(/[-:T]/g, ''))
    expect(stampedTime).toBeGreaterThan(0)
    for (const place of [stampedTime + 3, bytes.length - 3]) {
      const altered = Buffer.from(bytes)
      altered[place] = (altered[place] as number) ^ 1
      expect(readTimestamp(altered, { digest })).toMatchObject({ kind: 'refused' })
    }
    expect(readTimestamp(bytes, { digest })).toMatchObject({ kind: 'stamped' })
    for (let length = 0; length < bytes.length; length += 7)
      expect(readTimestamp(bytes.subarray(0, length), { digest })).toMatchObject({ kind: 'refused' })
  })

  it('is refused of another issuer, and where nobody answers', async () => {
    const other = await openLocalAuthority()
    const ask = stampAuthority(authority.url, other.issuer)
    await expect(ask(anchorOf(now()))).rejects.toMatchObject({
      code: 'stamp-refused',
      details: { reason: 'its certificate is of another issuer' },
    })
    other.close()
    await expect(stampAuthority(other.url)(anchorOf(now()))).rejects.toMatchObject({ code: 'stamp-refused' })
  })
})

describe('an anchor', () => {
  it('stands where the authority is away, and is stamped later', async () => {
    const anchors = createAnchors({
      ...{ control, key, anchorsFolder: join(folder, 'anchors') },
      now,
      askForStamp: stampAuthority(authority.url, authority.issuer),
    })
    authority.away(true)
    expect((await anchors.make()).stamp).toBeNull()
    await expect(anchors.stampMissing()).rejects.toMatchObject({ code: 'stamp-refused' })
    authority.away(false)
    await anchors.stampMissing()
    const [anchor] = await anchors.list()
    expect(anchor?.stamp?.authority).toBe('CN=Clock')
    const [file = ''] = readdirSync(join(folder, 'anchors'))
    expect(JSON.parse(readFileSync(join(folder, 'anchors', file), 'utf8'))).toMatchObject({
      stamp: anchor?.stamp,
    })
  })

  it('has its authority named in a file, and a wrong one is told', () => {
    const file = join(folder, 'timestamp.yaml')
    expect(readStampAuthority(file)).toBeUndefined()
    writeFileSync(file, 'url: ftp://clock.example/\n')
    expect(() => readStampAuthority(file)).toThrow(expect.objectContaining({ code: 'input-invalid' }))
    writeFileSync(join(folder, 'issuer.pem'), authority.issuer)
    writeFileSync(file, `url: ${authority.url}\nissuer: issuer.pem\n`)
    expect(readStampAuthority(file)).toBeTypeOf('function')
  })
})
