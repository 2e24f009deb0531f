// Advisories from an export to the Findings of a Run: judged on what is installed where it ran, at the moment it ran.

import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventually, Sentinel } from './harness/sentinel.ts'

let sentinel: Sentinel
let folder: string
beforeAll(async () => {
  sentinel = new Sentinel()
  folder = mkdtempSync(join(tmpdir(), 'advisories-'))
  mkdirSync(join(folder, 'records'))
  record('GHSA-1', 'used')
  record('GHSA-2', 'idle')
  await sentinel.up()
})
afterAll(async () => {
  await sentinel[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

function record(id: string, name: string): void {
  const events = [{ introduced: '0' }, { fixed: '2.0' }]
  const affected = [{ package: { ecosystem: 'PyPI', name }, ranges: [{ type: 'ECOSYSTEM', events }] }]
  const text = JSON.stringify({ id, modified: '2026-01-01T00:00:00Z', summary: `About ${name}.`, affected })
  writeFileSync(join(folder, 'records', `${id}.json`), text)
}

/** A zip as the database exports it. */
function exported(): Buffer {
  const write = 'import shutil, sys; shutil.make_archive(sys.argv[1], "zip", sys.argv[2])'
  execFileSync('python3', ['-c', write, join(folder, 'all'), join(folder, 'records')])
  return execFileSync('cat', [join(folder, 'all.zip')])
}

/** An environment with two packages that are known to be vulnerable. */
function environment(): string {
  execFileSync('python3', ['-m', 'venv', '--without-pip', join(folder, 'env')])
  const python = join(folder, 'env/bin/python')
  const ask = 'import sysconfig; print(sysconfig.get_path("purelib"))'
  const site = execFileSync(python, ['-c', ask], { encoding: 'utf8' }).trim()
  for (const name of ['used', 'idle']) {
    const info = join(site, `${name}-1.0.dist-info`)
    mkdirSync(info)
    writeFileSync(join(info, 'METADATA'), `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`)
    writeFileSync(join(info, 'RECORD'), `${name}.py,,\n`)
    writeFileSync(join(site, `${name}.py`), '')
  }
  return python
}

it('are fetched from an address, and held against what a Run imported and what stood beside it', async () => {
  const archive = exported()
  const mirror = createServer((_asked, answer) => answer.end(archive)).listen(0, '127.0.0.1')
  await once(mirror, 'listening')
  const { port } = mirror.address() as AddressInfo
  const synced = await sentinel.cli(['advisories', 'sync', '--from', `http://127.0.0.1:${port}/all.zip`])
  mirror.close()
  expect(synced).toMatchObject({ code: 0, stdout: expect.stringContaining('2 advisories') })
  writeFileSync(join(folder, 'work.py'), 'import used\n')
  await sentinel.python([join(folder, 'work.py')], { python: environment() })
  const run = await eventually(async () =>
    (await sentinel.runs()).find(
      ({ scriptName, status }) => scriptName === 'work.py' && status !== 'running',
    ),
  )
  const findings = await eventually(async () => {
    const raised = (await sentinel.events(run.id)).flatMap((each) =>
      each.type === 'finding.raised' ? [each] : [],
    )
    return raised.length >= 2 ? raised : undefined
  })
  expect(findings).toMatchObject([
    {
      rule: 'vulnerable-package',
      kind: 'package',
      confidence: 'high',
      title: 'used 1.0: GHSA-1',
      fix: 'Install used==2.0 or later.',
    },
    { rule: 'vulnerable-package', kind: 'package', confidence: 'low', title: 'idle 1.0: GHSA-2' },
  ])
})

it('stay as they were where nothing comes, or nothing of use', async () => {
  const refused = await sentinel.cli(['advisories', 'sync', '--from', 'http://127.0.0.1:1/all.zip'])
  expect(refused.code).not.toBe(0)
  expect((await sentinel.cli(['advisories', 'status'])).stdout).toContain('2 advisories')
})
