// Policies of a small company, for tests and for looking at screens without a server.

import type { PolicyText, PolicyTrial, PolicyVersion, ResponseOf } from '@sentinel/contract'
import type { Answers } from './fakeApi.ts'

const iso = (ms: number) => new Date(ms).toISOString().replace('Z', '000Z')

const text = `policy: baseline
title: Stop what is never right
contact: your security team
rules:
  - id: upload-to-paste-site
    title: Contact with a paste site
    on: host.connected
    when: destination.kind == 'paste'
    mode: deny
    reason: what is left there can be read by anybody
  - id: end-of-life
    title: A Python that is no longer cared for
    on: run.started
    when: interpreter.support == 'end-of-life'
    mode: warn
    reason: nobody mends its faults any more
`
const rule: Pick<PolicyText['rules'][number], 'fail' | 'contact' | 'exceptions' | 'rollout'> = {
  fail: 'open',
  contact: 'your security team',
  exceptions: [],
  rollout: null,
}
export const samplePolicy: PolicyText = {
  name: 'baseline',
  title: 'Stop what is never right',
  text,
  rules: [
    {
      ...rule,
      id: 'upload-to-paste-site',
      title: 'Contact with a paste site',
      on: ['host.connected'],
      when: "destination.kind == 'paste'",
      mode: 'deny',
      reason: 'what is left there can be read by anybody',
    },
    {
      ...rule,
      id: 'end-of-life',
      title: 'A Python that is no longer cared for',
      on: ['run.started'],
      when: "interpreter.support == 'end-of-life'",
      mode: 'warn',
      reason: 'nobody mends its faults any more',
    },
  ],
}

const versions = (now: number): PolicyVersion[] =>
  [2, 1].map((version) => ({
    version,
    policy: version === 2 ? 'baseline' : 'observe',
    title: version === 2 ? samplePolicy.title : 'See everything, stop nothing',
    digest: String(version).repeat(64),
    time: iso(now - (3 - version) * 86_400_000),
    operator: 'ada',
    from: null,
  }))

const who = {
  accounts: ['ada', 'bob'],
  endpoints: ['desk-04'],
  scripts: ['etl.py'],
  subjects: ['pastebin.com'],
}
const trial = (now: number): PolicyTrial => ({
  since: iso(now - 30 * 86_400_000),
  isWhole: true,
  runs: 412,
  acts: 18_204,
  would: [
    {
      ...who,
      rule: 'upload-to-paste-site',
      title: 'Contact with a paste site',
      verdict: 'deny',
      times: 12,
      runs: 3,
      faults: 0,
    },
  ],
})
const verdicts = (now: number): ResponseOf<'policyVerdicts'> => ({
  verdicts: [
    {
      ...who,
      policy: 'baseline',
      rule: 'upload-to-paste-site',
      verdict: 'deny',
      reason: 'what is left there can be read by anybody',
      times: 4,
      runs: 2,
      lastAt: iso(now - 60_000),
      lastRun: '01950000-0000-7000-8000-000000000001',
    },
  ],
  holders: [
    {
      endpoint: { id: 'a'.repeat(32), name: 'desk-04' },
      version: 2,
      since: iso(now - 60_000),
      refused: null,
    },
    {
      endpoint: { id: 'b'.repeat(32), name: 'build-02' },
      version: 1,
      since: iso(now - 120_000),
      refused: { version: 2, code: 'policy-refused', detail: 'line 3: it is wrong', time: iso(now - 60_000) },
    },
  ],
})

const minute = (ms: number) => iso(ms).slice(0, 16)
const approvalBase = {
  ...{ rule: 'upload-to-paste-site', account: 'ada', script: '3'.repeat(64), endpoint: 'a'.repeat(32) },
  ...{ operator: 'ada', reason: 'the yearly audit, agreed with legal', request: null },
}
export const sampleApprovals = (now: number): ResponseOf<'approvals'> => ({
  requests: [
    {
      ...{ request: '3f9a41c2-0d5e-4b8e-9f7e-0c4a6a3b1d2e', account: { name: 'bob', uid: 1001 } },
      ...{ reason: 'month-end payroll, agreed with HR', rule: 'personal-data-to-model' },
      script: { sha256: 'c'.repeat(64), path: '/home/bob/payroll/summarise.py' },
      of: '01950000-0000-7000-8000-000000000001',
      time: iso(now - 240_000),
      endpoint: { id: 'a'.repeat(32), name: 'desk-04' },
    },
  ],
  approvals: [
    {
      ...{ ...approvalBase, id: '7c01a9d4-52ab-4a7b-8a80-0e2f3d1c4b5a', withdrawn: null },
      ...{ until: minute(now + 6 * 3_600_000), time: iso(now - 3_600_000) },
    },
    {
      ...{ ...approvalBase, id: '8d02a9d4-52ab-4a7b-8a80-0e2f3d1c4b5a', rule: null, account: null },
      ...{ until: minute(now - 3_600_000), time: iso(now - 90_000_000), withdrawn: null },
    },
  ],
  groups: [{ group: 'pilot', endpoints: ['a'.repeat(32)] }],
})

export function policyAnswers(now = Date.now()): Answers {
  return {
    me: () => ({ operator: 'local', server: 'sentinel' }),
    policyVersions: () => ({ versions: versions(now) }),
    policyVersion: () => ({ version: 2, text, time: iso(now), signature: 'AAAA', policy: samplePolicy }),
    policyBuiltIns: () => ({ policies: [samplePolicy, { ...samplePolicy, name: 'strict' }] }),
    policyVerdicts: () => verdicts(now),
    tryPolicy: () => trial(now),
    approvals: () => sampleApprovals(now),
    changeRule: () => ({ ...(versions(now)[0] as PolicyVersion), version: 3 }),
    rollBackPolicy: () => ({ ...(versions(now)[1] as PolicyVersion), version: 3, from: 1 }),
    applyPolicy: () => ({ ...(versions(now)[0] as PolicyVersion), version: 3 }),
  }
}
