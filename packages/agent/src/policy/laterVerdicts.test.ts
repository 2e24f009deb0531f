// What the agent says of a Run that its own process could not decide: once, and nothing that was decided there.

import type { Event, EventOf } from '@sentinel/contract'
import { findPolicy, loadDestinations, loadPythonReleases, readPolicyText } from '@sentinel/knowledge'
import { compilePolicy } from '@sentinel/policy'
import { expect, it } from 'vitest'
import { createLaterVerdicts } from './laterVerdicts.ts'
import type { ScriptAnswer, ScriptAnswers } from './scriptAnswers.ts'

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
  script: { kind: 'file', path: '/a.py', sha256: sha256 },
  interpreter: { path: '/usr/bin/python3', version, implementation: 'cpython' },
  prefix: '/usr',
  basePrefix: '/usr',
})
const finding = { type: 'finding.raised', run, time, severity: 'critical' } as Event
const sha256 = '0'.repeat(64)
const judged = { type: 'script.judged', run, time, sha256 } as Event
const answers = (): ScriptAnswers => {
  const kept = new Map<string, ScriptAnswer>()
  return { of: (hash) => kept.get(hash), put: (hash, answer) => void kept.set(hash, answer) }
}

function verdictsOf(text: string, kept = answers()) {
  const reading = readPolicyText(text, kinds)
  if (reading.kind === 'refused') throw new Error(reading.faults[0]?.message)
  const { notHere } = compilePolicy(reading.ready, target())
  const keeper = { inForce: () => reading.ready, notHere: () => notHere }
  return createLaterVerdicts({ keeper, target, releases: loadPythonReleases(), answers: kept })
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
    answers: answers(),
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

it('tells programs that are about to begin what their script is, and that it is known once a Run has ended', () => {
  const kept = answers()
  const verdicts = verdictsOf(findPolicy('strict').text, kept)
  verdicts.of(started('3.13.0'))
  verdicts.of(finding)
  expect(kept.of(sha256)).toBeUndefined()
  verdicts.of(judged)
  expect(kept.of(sha256)).toEqual({ worst: 'critical', isKnown: false })
  verdicts.of({ type: 'run.ended', run, time } as Event)
  expect(kept.of(sha256)).toEqual({ worst: 'critical', isKnown: true })
})

it('says a text that was not had to nobody, and of a start nothing that its process has said', () => {
  const kept = answers()
  const verdicts = verdictsOf(findPolicy('strict').text, kept)
  verdicts.of(started('3.8.18'))
  const { sha256: _, ...unread } = judged as Event & { sha256: string }
  const rule = 'interpreter-end-of-life'
  verdicts.of({ type: 'policy.applied', run, time, act: 'run.started', rule } as Event)
  expect(verdicts.of(unread as Event)).toEqual([])
  expect(kept.of(sha256)).toBeUndefined()
})
