// What the agent says of a Run that its own process could not decide: once, and nothing that was decided there.

import type { Event, EventOf } from '@sentinel/contract'
import { findPolicy, loadDestinations, loadPythonReleases, readPolicyText } from '@sentinel/knowledge'
import { compilePolicy } from '@sentinel/policy'
import { expect, it } from 'vitest'
import { createLaterVerdicts } from './laterVerdicts.ts'

const run = '01a20589-31f9-7d71-9fb1-572d9f6b59e4'
const time = '2026-11-02T10:00:00.000000Z'
const { kinds } = loadDestinations()
const target = () => ({ endpoint: { id: 'e', groups: [] }, facts: {}, kinds, accounts: {} })

const started = (version: string): EventOf<'run.started'> => ({
  type: 'run.started',
  run,
  time,
  probe: '0.1.0',
  pid: 1,
  parentPid: 0,
  account: { name: 'ada' },
  argv: ['python', 'a.py'],
  mode: 'script',
  script: { kind: 'file', path: '/a.py', sha256: '0'.repeat(64) },
  interpreter: { path: '/usr/bin/python3', version, implementation: 'cpython' },
  prefix: '/usr',
  basePrefix: '/usr',
})
const finding = { type: 'finding.raised', run, time, severity: 'critical' } as Event
const judged = { type: 'script.judged', run, time } as Event

function verdictsOf(text: string) {
  const reading = readPolicyText(text, kinds)
  if (reading.kind === 'refused') throw new Error(reading.faults[0]?.message)
  const { notHere } = compilePolicy(reading.ready, target())
  const keeper = { inForce: () => reading.ready, notHere: () => notHere }
  return createLaterVerdicts({ keeper, target, releases: loadPythonReleases() })
}

it('judges how a Run was started when its Script is judged, by its worst Finding', () => {
  const verdicts = verdictsOf(findPolicy('baseline').text)
  expect(verdicts.of(started('3.13.0'))).toEqual([])
  expect(verdicts.of(finding)).toEqual([])
  expect(verdicts.of(judged)).toMatchObject([
    {
      type: 'policy.applied',
      run,
      rule: 'critical-findings',
      verdict: 'warn',
      act: 'run.started',
      subject: '/a.py',
    },
  ])
})

it('knows a Python that is out of support on the day of the Run', () => {
  const verdicts = verdictsOf(findPolicy('strict').text)
  verdicts.of(started('3.8.18'))
  expect(verdicts.of(judged)).toMatchObject([{ rule: 'interpreter-end-of-life', verdict: 'deny' }])
})

it('says nothing of what the process decided, and nothing without a policy', () => {
  const verdicts = verdictsOf(findPolicy('strict').text)
  verdicts.of(started('3.13.0'))
  expect(verdicts.of({ type: 'host.resolved', run, time, host: 'pastebin.com' })).toEqual([])
  const none = createLaterVerdicts({
    keeper: { inForce: () => undefined, notHere: () => [] },
    target,
    releases: loadPythonReleases(),
  })
  expect([started('3.8.18'), finding, judged].flatMap((event) => none.of(event))).toEqual([])
})

it('judges packages when they are used', () => {
  const text = `policy: own
title: Own
contact: the team
rules:
  - { id: no-requests, title: No requests, on: package.used, when: "pkg.name == 'requests'", mode: deny, reason: it is old }
`
  const verdicts = verdictsOf(text)
  verdicts.of(started('3.13.0'))
  const used = { type: 'package.used', run, time, name: 'requests', version: '2.0' } as Event
  expect(verdicts.of(used)).toMatchObject([{ rule: 'no-requests', subject: 'requests 2.0', verdict: 'deny' }])
  expect(verdicts.of({ ...used, name: 'pandas' } as Event)).toEqual([])
})
