// `sentinel policy` and `sentinel run --policy` as a person runs them: real files, real exit codes, a real interpreter.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findPolicy } from '@sentinel/knowledge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = new URL('../main.ts', import.meta.url).pathname
let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'policy-'))
})
afterAll(() => {
  sentinel('down')
  rmSync(place, { recursive: true, force: true, maxRetries: 20 })
})

function sentinel(...args: string[]) {
  const env = { ...process.env, SENTINEL_DATA: join(place, 'data') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd: place,
    encoding: 'utf8',
    env,
  })
  return { status, stdout, stderr }
}

describe('a policy file', () => {
  it('that is wrong is told with place, code and cure, and ends with 1', () => {
    writeFileSync(
      join(place, 'bad.yaml'),
      findPolicy('strict').text.replace('destination.kind', 'destination.kin'),
    )
    const { status, stdout } = sentinel('policy', 'check', 'bad.yaml')
    expect(status).toBe(1)
    expect(stdout).toMatch(
      /^bad\.yaml:\d+:\d+: .* did you mean destination\.kind\? \(policy-name-unknown\)\n {2}\S/,
    )
    expect(JSON.parse(sentinel('policy', 'check', 'bad.yaml', '--json').stdout).faults).toHaveLength(1)
  })

  it('that is right is said so; one that is not there is told', () => {
    expect(sentinel('policy', 'check', 'strict')).toMatchObject({ status: 0 })
    const missing = sentinel('policy', 'check', 'nothing.yaml')
    expect(missing).toMatchObject({ status: 1 })
    expect(missing.stderr).toContain('There is no policy nothing.yaml')
  })

  it('is listed and shown', () => {
    expect(JSON.parse(sentinel('policy', 'list', '--json').stdout)).toHaveLength(3)
    expect(sentinel('policy', 'show', 'observe').stdout).toBe(findPolicy('observe').text)
    expect(sentinel('policy', 'vocabulary').stdout).toContain('destination.kind')
  })
})

const own = `policy: own
title: Own
contact: the data team
rules:
  - { id: no-notes, title: A note is read, on: file.opened, when: "file.path.endsWith('note.txt')", mode: deny, reason: notes are private }
  - { id: no-labs, title: A script of the lab, on: run.started, when: "script.path.endsWith('lab.py')", mode: deny, reason: the lab is closed }
`

describe('a policy on runs', () => {
  // Servers, agents and a dozen commands: a minute.
  it.runIf(process.env.SENTINEL_TEST_ALL)(
    'stops the act with one sentence, is explained by the reference, tried over evidence, and put in force',
    () => {
      writeFileSync(join(place, 'own.yaml'), own)
      writeFileSync(join(place, 'note.txt'), 'secret')
      writeFileSync(join(place, 'lab.py'), "open('ran', 'w')\n")
      writeFileSync(join(place, 'read.py'), "print(open('note.txt').read())\n")

      const free = sentinel('run', 'read.py')
      expect(free).toMatchObject({ status: 0, stdout: 'secret\n' })
      const tried = JSON.parse(sentinel('policy', 'test', 'own.yaml', '--json').stdout)
      expect(tried.would).toMatchObject([{ rule: 'no-notes', verdict: 'deny', times: 1, runs: 1 }])

      const stopped = sentinel('run', '--policy', 'own.yaml', 'read.py')
      expect(stopped).toMatchObject({ status: 1, stdout: '' })
      const [, reference = ''] =
        /Sentinel stopped: a note is read \(.*note\.txt\), because notes are private; ask the data team and quote ([0-9a-f]{8}) \(rule no-notes\)\.\n/.exec(
          stopped.stderr,
        ) ?? []
      const { applied } = JSON.parse(sentinel('policy', 'explain', reference, '--json').stdout)
      expect(applied).toMatchObject([
        { rule: 'no-notes', verdict: 'deny', act: 'file.opened', policy: 'own' },
      ])

      const refused = sentinel('run', '--policy', 'own.yaml', 'lab.py')
      expect(refused.status).toBe(1)
      expect(refused.stderr).toContain('the lab is closed')
      expect(existsSync(join(place, 'ran'))).toBe(false)

      expect(sentinel('policy', 'apply', 'own.yaml')).toMatchObject({ status: 0 })
      const until = Date.now() + 20_000
      while (!existsSync(join(place, 'data/policy/compiled')) && Date.now() < until)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100)
      expect(sentinel('run', 'read.py').stderr).toContain('Sentinel stopped')
      expect(sentinel('policy', 'history').stdout).toContain('own')
    },
    120_000,
  )
})
