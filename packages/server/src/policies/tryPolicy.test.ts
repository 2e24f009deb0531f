// A policy tried over what was recorded, what rules have said, and who holds to which version; against the real stores.

import type { Event } from '@sentinel/contract'
import { createSigningKey } from '@sentinel/evidence'
import { loadDestinations } from '@sentinel/knowledge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIngest } from '../ingest/receiveSegment.ts'
import { now } from '../now.ts'
import { createSampleLog, opened, repeated, runId, started } from '../testing/sampleLog.ts'
import { openTestStores, type TestStores } from '../testing/testStores.ts'
import { readyPolicy } from './policyText.ts'
import { tryPolicy } from './tryPolicy.ts'
import { policyVerdicts } from './verdicts.ts'

const { kinds } = loadDestinations()
const own = `policy: own
title: Own
contact: the data team
rules:
  - { id: no-notes, title: A note is read, on: file.opened, when: "file.path.endsWith('note.txt')", mode: deny, reason: notes are private, rollout: { percent: 0 } }
  - { id: labs, title: A script of the lab, on: run.started, when: "script.path.endsWith('lab.py')", mode: warn, reason: the lab is closed }
  - { id: seen, title: A text that has run before, on: run.started, when: "script.known && !script.approved", mode: observe, reason: it is known }
  - { id: personal, title: Personal data goes to a model, on: content.sent, when: "destination.kind == 'model' && data.classes.hasAny(['cpf'])", mode: deny, reason: it leaves }
`
const sent = (run: string, seq: number, host: string): Event => ({
  ...{ type: 'content.sent', run, seq, time: now(), host, kind: 'unknown', bytes: 40_000 },
  ...{ classes: { cpf: 180 }, secrets: [] },
})
const applied = (run: string, seq: number): Event => ({
  ...{ type: 'policy.applied', run, seq, time: now(), policy: 'own', rule: 'no-notes', verdict: 'deny' },
  ...{ reason: 'notes are private', act: 'file.opened', subject: '/note.txt' },
})

let stores: TestStores
beforeAll(async () => {
  stores = await openTestStores()
  const { evidence, control } = stores
  const log = createSampleLog()
  const time = now()
  const lab = { script: { kind: 'file', path: '/lab.py', sha256: 'b'.repeat(64) }, account: { name: 'bob' } }
  log.add({ ...started(runId(1)), time }, { ...opened(runId(1), 1, '/note.txt'), time }, applied(runId(1), 2))
  log.add({ ...repeated(runId(1), 3, 1, 40), time }, { ...opened(runId(1), 4, '/in.csv'), time })
  log.add(sent(runId(1), 5, 'api.openai.com'), sent(runId(1), 6, 'reports.example.net'))
  log.add(
    { ...started(runId(2), lab), time },
    applied(runId(2), 1),
    started(runId(3)),
    opened(runId(3), 1, '/note.txt'),
  )
  log.add({ type: 'policy.adopted', time, version: 1, policy: 'own', digest: 'c'.repeat(64) })
  log.add({ type: 'policy.refused', time, version: 2, code: 'policy-refused', detail: 'line 3: it is wrong' })
  log.seal()
  const { endpoint: id, key } = log
  for (const name of ['desk', 'shelf']) {
    const publicKey = name === 'desk' ? key.publicKey : createSampleLog().key.publicKey
    const endpoint = name === 'desk' ? id : 'f'.repeat(32)
    await control.endpoints.enrol({ id: endpoint, name, platform: 'linux', publicKey, enrolledAt: time })
  }
  const send = createIngest({ evidence, control, key: createSigningKey(), publish: () => {}, now })
  await send({ endpoint: id, first: 0, body: log.body() })
})
afterAll(() => stores.close())

describe('a trial', () => {
  it('says what it would have said, repeats included, and leaves out roll-outs and what is older', async () => {
    const trial = await tryPolicy(stores.evidence, readyPolicy(own, kinds), { days: 30, kinds })
    expect(trial).toMatchObject({ isWhole: true, runs: 2, acts: 45 })
    expect(trial.would).toEqual([
      {
        ...{ rule: 'no-notes', title: 'A note is read', verdict: 'deny', times: 40, runs: 1, faults: 0 },
        ...{ accounts: ['ada'], endpoints: ['desk'], scripts: ['etl.py'], subjects: ['/note.txt'] },
      },
      expect.objectContaining({
        ...{ rule: 'personal', verdict: 'deny', times: 1, subjects: ['cpf to api.openai.com'] },
      }),
      expect.objectContaining({ rule: 'labs', verdict: 'warn', times: 1, accounts: ['bob'] }),
      expect.objectContaining({ rule: 'seen', verdict: 'allow', times: 1, accounts: ['ada'] }),
    ])
  })

  it('of a policy that is wrong says where', () => {
    expect(() => readyPolicy(own.replace('endsWith', 'endWith'), kinds)).toThrow(
      expect.objectContaining({ code: 'policy-refused' }),
    )
  })
})

describe('what was said', () => {
  it('is told by rule, with whom it was said to', async () => {
    const { verdicts } = await policyVerdicts(stores, 30)
    expect(verdicts).toMatchObject([
      {
        rule: 'no-notes',
        verdict: 'deny',
        times: 2,
        runs: 2,
        accounts: ['ada', 'bob'],
        subjects: ['/note.txt'],
      },
    ])
    expect([runId(1), runId(2)]).toContain(verdicts[0]?.lastRun)
  })

  it('comes with the version that each endpoint holds to, and one that it did not take', async () => {
    const { holders } = await policyVerdicts(stores, 30)
    expect(holders.find(({ endpoint }) => endpoint.name === 'desk')).toMatchObject({
      version: 1,
      refused: { version: 2, detail: 'line 3: it is wrong' },
    })
    expect(holders.find(({ endpoint }) => endpoint.name === 'shelf')).toMatchObject({
      version: null,
      since: null,
      refused: null,
    })
  })
})
