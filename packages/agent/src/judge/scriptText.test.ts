// The text of a Run's Script from real files and command lines: the one that ran, or none with the reason.

import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunStartedLine } from '@sentinel/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { scriptText } from './scriptText.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'text-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const started = (script: RunStartedLine['script'], more: Partial<RunStartedLine> = {}) =>
  ({ script, pid: 7, cwd: '/home/ada', prefix: '/usr', basePrefix: '/usr', ...more }) as RunStartedLine
const nobody = () => undefined

it('is the file, as long as it is the one that ran', () => {
  const path = join(folder, 'etl.py')
  const run = started({ kind: 'file', path, sha256: sha256('print(1)') })
  writeFileSync(path, 'print(1)')
  expect(scriptText(run, nobody)).toEqual({ kind: 'text', path, bytes: Buffer.from('print(1)') })
  writeFileSync(path, 'print(2)')
  expect(scriptText(run, nobody)).toMatchObject({
    kind: 'none',
    reason: expect.stringContaining('not the one'),
  })
  rmSync(path)
  mkdirSync(path)
  expect(scriptText(run, nobody)).toMatchObject({ kind: 'none' })
})

it.each([
  [['python3', '-c', 'print(1)', 'x']],
  [['python3', '-cprint(1)']],
  [['python3', '-Ic', 'print(1)']],
  [['python3', '-Icprint(1)']],
])('is found in the command line %j by its hash', (words) => {
  const run = started({ kind: 'command', sha256: sha256('print(1)') })
  expect(scriptText(run, () => words)).toMatchObject({ kind: 'text', bytes: Buffer.from('print(1)') })
  // The process id is another process by now.
  expect(scriptText(run, () => ['vi', 'notes.txt'])).toMatchObject({ kind: 'none' })
  expect(scriptText(run, nobody)).toMatchObject({ kind: 'none', reason: expect.stringContaining('gone') })
})

it('is none of the packages', () => {
  for (const path of ['/usr/lib/python3.12/http/server.py', '/x/site-packages/pip/__main__.py'])
    expect(scriptText(started({ kind: 'module', path, sha256: 'a' }), nobody)).toMatchObject({
      reason: 'the module is part of a package',
    })
  const path = join(folder, 'python3')
  writeFileSync(path, 'print(1)')
  const own = started({ kind: 'module', path, sha256: sha256('print(1)') })
  expect(scriptText(own, nobody)).toMatchObject({ kind: 'text' })
})

it('is none that was typed or piped, and none at all of a fork', () => {
  expect(scriptText(started({ kind: 'stdin' }), nobody)).toMatchObject({ kind: 'none' })
  expect(scriptText(started({ kind: 'interactive' }), nobody)).toMatchObject({ kind: 'none' })
  expect(scriptText(started({ kind: 'none' }), nobody)).toBeUndefined()
  const fork = started({ kind: 'file', path: '/x.py', sha256: 'a' }, { forkedFrom: 'r' })
  expect(scriptText(fork, nobody)).toBeUndefined()
})
