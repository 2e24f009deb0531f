// The corpus itself: large enough, the same each time, leading nowhere; and, of one in eight of it, found.

import { indexKnowledge } from '@sentinel/analysis'
import { loadKnowledge } from '@sentinel/knowledge'
import { loadParser } from '@sentinel/scanner'
import { contentsOfArchive, createConfusionFinder, judgeContents } from '@sentinel/supply'
import { expect, it } from 'vitest'
import { harmfulPackages } from './corpus.ts'
import { payloads } from './payloads.ts'

it('holds at least 120 packages, the same each time', () => {
  const all = harmfulPackages()
  expect(all.length).toBeGreaterThanOrEqual(120)
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length)
  expect(harmfulPackages().map(({ bytes }) => bytes)).toEqual(all.map(({ bytes }) => bytes))
})

it('names no address that could be reached but those of public services', () => {
  const hosts = Object.values(payloads).flatMap((text) =>
    [...text.matchAll(/https?:\/\/([\w.-]+)/g)].map(([, host]) => host),
  )
  const known =
    /\.invalid$|^203\.0\.113\.|^(discord\.com|api\.telegram\.org|pastebin\.com|store1\.gofile\.io|169\.254\.169\.254)$/
  expect(hosts.filter((host) => !known.test(host ?? ''))).toEqual([])
})

it('is found', async () => {
  const engine = { parser: await loadParser(), knowledge: indexKnowledge(loadKnowledge()) }
  const names = { popular: new Set<string>(), confusionOf: createConfusionFinder([]) }
  const some = harmfulPackages().filter((_, at) => at % 8 === 0)
  const missed = some.filter(({ filename, bytes }) => {
    const contents = contentsOfArchive(filename, bytes)
    return !contents || !['high', 'critical'].includes(judgeContents(contents, { engine, names }).severity)
  })
  expect(missed.length / some.length).toBeLessThanOrEqual(0.15)
}, 120_000)
