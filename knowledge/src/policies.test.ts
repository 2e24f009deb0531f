// The built-in policies do what their examples say; a wrong policy is told where it is wrong and what was meant.

import { compilePolicy } from '@sentinel/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadDestinations } from './destinations.ts'
import { builtInPolicies, findPolicy, readPolicyText } from './policies.ts'

const { kinds } = loadDestinations()
const read = (text: string) => readPolicyText(text, kinds)
const faultsOf = (text: string) => {
  const reading = read(text)
  return reading.kind === 'refused' ? reading.faults : []
}

describe('the built-in policies', () => {
  it('are three', () => {
    expect(builtInPolicies()).toEqual(['baseline', 'observe', 'strict'])
  })

  it.each(builtInPolicies())('%s gives each of its examples the verdict that it says', (name) => {
    const reading = read(findPolicy(name).text)
    expect(reading).toMatchObject({ kind: 'policy' })
    if (reading.kind !== 'policy') return
    const { examples, rules } = reading.ready.policy
    expect(rules.map(({ id }) => id).filter((id) => !examples.some(({ rule }) => rule === id))).toEqual([])
  })

  it('warn of nothing and stop nothing by default', () => {
    const reading = read(findPolicy('observe').text)
    if (reading.kind === 'policy')
      expect(reading.ready.policy.rules.every(({ mode }) => mode === 'observe' || mode === 'off')).toBe(true)
  })

  it('leave to others only what concerns a Run’s start, and comparisons of lists', () => {
    const reading = read(findPolicy('strict').text)
    if (reading.kind !== 'policy') throw new Error('refused')
    const target = { endpoint: { id: 'e', groups: [] }, facts: {}, kinds, accounts: {} }
    const { notHere } = compilePolicy(reading.ready, target)
    expect(notHere.filter(({ act }) => act !== 'run.started').map(({ rule }) => rule)).toEqual([])
  })
})

const head = 'policy: own\ntitle: Own\ncontact: nobody\nrules:\n'
const rule = (when: string, on = 'host.connected') =>
  `${head}  - id: one\n    title: One\n    on: ${on}\n    when: ${when}\n    mode: deny\n    reason: because\n`

describe('a wrong policy', () => {
  it.each([
    [rule("destination.hots == 'a'"), 'policy-name-unknown', 8, 11, 'destination.hots', 'destination.host'],
    [
      rule('\'destination.host == "a" && destinaton.host == "b"\''),
      'policy-name-unknown',
      8,
      39,
      'destinaton.host',
      'destination.host',
    ],
    [
      rule("|\n      destination.host == 'a'\n        || acount.name == 'b'"),
      'policy-name-unknown',
      10,
      12,
      'acount.name',
      'account.name',
    ],
    [rule("destination.host.startWith('a')"), 'policy-name-unknown', 8, 28, 'startWith', 'startsWith'],
    [rule("package.name == 'x'", 'package.used'), 'policy-name-unknown', 8, 11, 'package.name', 'pkg.name'],
    [rule('destination.host == 1'), 'policy-type-wrong', 8, 11, 'string', ''],
    [rule('destination.host =='), 'policy-syntax-wrong', 8, 30, '', ''],
    [rule('destination.host'), 'policy-type-wrong', 8, 11, 'string', ''],
    [rule("file.path == 'a'"), 'policy-fact-absent', 8, 11, 'host.connected', ''],
    [rule('true', 'host.conected'), 'policy-shape-wrong', 7, 5, '', ''],
    [`${rule('true')}    contacts: me\n`, 'policy-member-unknown', 11, 5, 'contacts', 'contact'],
    [`${rule('true')}${rule('true').slice(head.length)}`, 'policy-rule-twice', 11, 5, 'one', ''],
    [
      `${rule('true')}examples:\n  - { act: host.connected, facts: {}, verdict: allow }\n`,
      'policy-example-fails',
      12,
      39,
      'deny',
      '',
    ],
    ['rules: [', 'policy-unreadable', 1, 9, '', ''],
    ['a: &a [*a]', 'policy-unreadable', 1, 1, '', ''],
  ])('is told with its place and cure: %#', (text, code, line, column, named, meant) => {
    const [fault] = faultsOf(text)
    expect(fault).toMatchObject({ code, place: { line, column } })
    expect(fault?.message).toContain(named)
    expect(fault?.message).toContain(meant)
    expect(fault?.message).toMatch(/[.?]$/)
  })

  it('is refused or read, whatever the text, and nothing is thrown', () => {
    const strict = findPolicy('strict').text
    const damaged = fc
      .tuple(
        fc.integer({ min: 0, max: strict.length }),
        fc.integer({ min: 0, max: 40 }),
        fc.string({ maxLength: 12 }),
      )
      .map(([at, cut, more]) => strict.slice(0, at) + more + strict.slice(at + cut))
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string()), (text) => {
        const reading = read(text)
        expect(['policy', 'refused']).toContain(reading.kind)
        if (reading.kind === 'policy')
          compilePolicy(reading.ready, { endpoint: { id: 'e', groups: [] }, facts: {}, kinds, accounts: {} })
      }),
      { numRuns: 60 },
    )
  })
})
