// Files that run before any program: told once when they appear, again when they change, whoever starts the agent.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { keptJson } from '../keptJson.ts'
import { lookAlike } from '../testing/startupFiles.ts'
import { mark } from './entryFiles.ts'
import { createStartupFiles, startupDigests } from './startupFiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'startup-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** An environment as far as files tell of one. */
function environment(name: string) {
  const prefix = join(folder, name)
  const base = join(prefix, 'base')
  const library = join(base, 'lib/python3.12')
  for (const path of [join(prefix, 'bin'), join(base, 'bin'), library]) mkdirSync(path, { recursive: true })
  const sitePackages = join(prefix, 'lib/python3.12/site-packages')
  mkdirSync(sitePackages, { recursive: true })
  writeFileSync(join(library, 'os.py'), '')
  for (const path of [prefix, base]) writeFileSync(join(path, 'bin/python3.12'), '')
  writeFileSync(join(prefix, 'pyvenv.cfg'), `home = ${join(base, 'bin')}\nversion = 3.12.1\n`)
  const put = (file: string, text: string) => writeFileSync(join(sitePackages, file), text)
  return { executable: join(prefix, 'bin/python3.12'), prefix, sitePackages, put }
}

it('tells what appears and what changes, never what is ours', () => {
  const { executable, prefix, sitePackages, put } = environment('one')
  const kept = keptJson(join(folder, 'one.json'), startupDigests)
  const open = () => createStartupFiles({ watched: () => [executable], kept })
  const files = open()
  put('000-sentinel.pth', `${mark}\nimport sys\n`)
  put('demo.pth', 'import demo_finder; demo_finder.install()')
  put('demo.dist-info', '')
  const [first, ...others] = files.look(0)
  expect(others).toEqual([])
  expect(first).toMatchObject({
    type: 'startup.found',
    kind: 'pth',
    path: join(sitePackages, 'demo.pth'),
    prefix,
    precedesProbe: false,
  })
  expect(first?.reason).toBeUndefined()
  expect(files.look(60_000)).toEqual([])
  put('litellm_init.pth', lookAlike('/nowhere/canary'))
  put('!before.pth', 'import sys')
  put('tool.start', 'tool:begin\n')
  put('sitecustomize.py', 'print(1)')
  expect(files.look(120_000).map(({ kind, reason, precedesProbe }) => [kind, reason, precedesProbe])).toEqual(
    [
      ['pth', undefined, true],
      ['pth', 'decodes', false],
      ['sitecustomize', undefined, false],
      ['start', undefined, false],
    ],
  )
  put('demo.pth', 'import os; os.system("true")')
  expect(files.look(180_000)).toMatchObject([{ reason: 'starts-process' }])
  files.look(240_000)
  expect(open().look(0)).toEqual([])
})

it('looks at once where a Run tells of an environment that it did not know', () => {
  const { executable, put } = environment('two')
  const kept = keptJson(join(folder, 'two.json'), startupDigests)
  const files = createStartupFiles({ watched: () => [], kept })
  put('demo.pth', 'import demo')
  expect(files.look(0)).toEqual([])
  expect(files.look(1)).toEqual([])
  files.tell(executable)
  expect(files.look(2)).toHaveLength(1)
})
