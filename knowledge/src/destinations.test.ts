// Hosts are who their file says, no more and no less.

import { kindOfHost } from '@sentinel/policy'
import { describe, expect, it } from 'vitest'
import { destinationOf, loadDestinations } from './destinations.ts'
import { loadKnowledge } from './loadKnowledge.ts'

const known = loadDestinations()
/** Secrets without a host of their own, and addresses that are secrets themselves. */
const ofNobody = new Set([
  ...['private-key', 'age-secret-key', 'libpq-password', 'basic-auth-url', 'aws-secret-key', 'teams-webhook'],
])

describe('destinations', () => {
  it('are many, and each takes credentials that exist', () => {
    const all = known.files.flatMap(({ destinations }) => destinations)
    expect(all.length).toBeGreaterThanOrEqual(150)
    const types = new Set(loadKnowledge().secrets.map(({ id }) => id))
    expect(all.flatMap(({ takes }) => takes).filter((type) => !types.has(type))).toEqual([])
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
  })

  const examples = known.files.flatMap(({ kind, examples }) =>
    examples.map((example) => ({ kind, ...example })),
  )
  it.each(examples.filter(({ name }) => name))('$host is $name', ({ host, name, kind }) => {
    expect(destinationOf(known, host)).toMatchObject({ name, kind })
    expect(kindOfHost(host, known.kinds, [])).toBe(kind)
  })

  it.each(examples.filter(({ takes, leaks }) => takes.length + leaks.length > 0))(
    '$host takes $takes, and not $leaks',
    ({ host, takes, leaks }) => {
      const belongs = destinationOf(known, host)?.takes ?? []
      expect(takes.filter((type) => !belongs.includes(type))).toEqual([])
      expect(leaks.filter((type) => belongs.includes(type))).toEqual([])
    },
  )

  it('have a place for each key of a provider: at home it is used, and no leak', () => {
    const taken = new Set(
      known.files.flatMap(({ destinations }) => destinations.flatMap(({ takes }) => takes)),
    )
    const homeless = loadKnowledge().secrets.filter(({ id }) => !taken.has(id) && !ofNobody.has(id))
    expect(homeless.map(({ id }) => id)).toEqual([])
  })

  it.each(examples.filter(({ name }) => !name))('$host is none of $kind', ({ host, kind }) => {
    expect(destinationOf(known, host)?.kind).not.toBe(kind)
    expect(kindOfHost(host, known.kinds, [])).not.toBe(kind)
  })

  it('are said by the name asked for: an address or nothing is a stranger', () => {
    for (const host of ['104.18.7.192', '', '.', 'com']) expect(destinationOf(known, host)).toBeUndefined()
  })
})
