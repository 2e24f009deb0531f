// One rule is changed where it stands; the rest of the text stays to the letter.

import { expect, it } from 'vitest'
import { changeRule } from './changeRule.ts'
import { loadDestinations } from './destinations.ts'
import { readPolicyText } from './policies.ts'

const text = `# Ours.
policy: own
title: Own
contact: the team
rules:
  # Agreed in May.
  - id: first
    title: First
    on: file.opened
    when: file.path.endsWith('.key') # keys
    mode: observe
    reason: keys stay
  - { id: second, title: Second, on: file.removed, mode: warn, reason: why, rollout: { percent: 5 } }
examples:
  - { act: file.opened, facts: { file.path: /a.key }, verdict: allow, rule: first }
  - { act: file.removed, facts: {}, verdict: warn, rule: second }
`
const rule = (changed: string, id: string) => ready(changed).policy.rules.find((one) => one.id === id)
const ready = (changed: string) => {
  const reading = readPolicyText(changed, loadDestinations().kinds)
  if (reading.kind === 'refused') throw new Error(reading.faults[0]?.message)
  return reading.ready
}

it('mode and roll-out are set where there were none', () => {
  const changed = changeRule(text, {
    ...{ rule: 'first', mode: 'deny', rollout: { percent: 20, groups: ['pilot'] } },
  })
  expect(rule(changed, 'first')).toMatchObject({ mode: 'deny', rollout: { percent: 20, groups: ['pilot'] } })
  const untouched = (of: string) =>
    of.split('\n').filter((line) => !/mode: (observe|deny)|rollout: .*pilot|rule: first/.test(line))
  expect(untouched(changed)).toEqual(untouched(text))
})

it('and taken away, in any form of writing', () => {
  const changed = changeRule(text, { rule: 'second', mode: 'off', rollout: null })
  expect(rule(changed, 'second')).toMatchObject({ mode: 'off' })
  expect(rule(changed, 'second')?.rollout).toBeUndefined()
  expect(changed).toContain('# Agreed in May.')
  expect(() => changeRule(text, { rule: 'third', mode: 'off', rollout: null })).toThrow(
    expect.objectContaining({ code: 'policy-rule-unknown' }),
  )
})
