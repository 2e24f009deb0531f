// Every detection finds what its examples say, and spares what they say.

import { readDetections, tryExamples } from '@sentinel/policy'
import { describe, expect, it } from 'vitest'
import { loadDestinations } from './destinations.ts'
import { loadDetections } from './detections.ts'

const { kinds } = loadDestinations()
const { rules } = loadDetections()

describe('detections', () => {
  it('are at least sixty, each of its own name', () => {
    expect(rules.length).toBeGreaterThanOrEqual(60)
    expect(readDetections(rules, [], kinds)).toMatchObject({ kind: 'detections' })
  })

  it.each(rules.map((rule) => [rule.id, rule] as const))('%s does as its examples say', (_, rule) => {
    expect(tryExamples(rule, kinds)).toEqual([])
  })
})
