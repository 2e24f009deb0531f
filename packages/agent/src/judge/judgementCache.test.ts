// Judgements kept on a real disk: found again by another process, never damaged ones, never more than the limit.

import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unwhole } from './judged.ts'
import { createJudgementCache, keyOf } from './judgementCache.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'judged-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const kept = {
  ...unwhole('too deep', { script: 'a'.repeat(64), engine: 'e1' }),
  locals: [{ name: 'helpers', level: 0, from: '/home/ada/etl.py', sha256: null }],
}

describe('the cache of judgements', () => {
  it('gives back what another one put in, under the same key only', () => {
    createJudgementCache(folder).put(keyOf(['e1', 'text']), kept)
    const another = createJudgementCache(folder)
    expect(another.get(keyOf(['e1', 'text']))).toEqual(kept)
    expect(another.get(keyOf(['e2', 'text']))).toBeUndefined()
    expect(another.get(keyOf(['e1t', 'ext']))).toBeUndefined()
  })

  it.each([0, 1, 100])('takes a file that was cut to %i bytes for none, and replaces it', (bytes) => {
    const cache = createJudgementCache(folder)
    cache.put('k', kept)
    truncateSync(join(folder, 'k.json'), bytes)
    expect(cache.get('k')).toBeUndefined()
    cache.put('k', kept)
    expect(cache.get('k')).toEqual(kept)
  })

  it('takes what another version wrote for none', () => {
    writeFileSync(join(folder, 'k.json'), JSON.stringify({ ...kept, judgement: { complete: 'yes' } }))
    expect(createJudgementCache(folder).get('k')).toBeUndefined()
  })

  it('lets the longest unused go where there are too many', () => {
    const old = new Date('2026-01-01')
    for (let index = 0; index < 25; index++) {
      const path = join(folder, `old${index}.json`)
      writeFileSync(path, JSON.stringify(kept))
      utimesSync(path, old, old)
    }
    const cache = createJudgementCache(folder, { files: 20, slack: 5 })
    expect(cache.get('old0')).toEqual(kept)
    cache.put('new', kept)
    expect(readdirSync(folder)).toHaveLength(20)
    expect(cache.get('old0')).toEqual(kept)
    expect(cache.get('new')).toEqual(kept)
  })

  it('goes without where nothing can be written', () => {
    const cache = createJudgementCache(folder)
    rmSync(folder, { recursive: true })
    cache.put('k', kept)
    expect(cache.get('k')).toBeUndefined()
  })
})
