// A malicious `.pth` in a watched interpreter (copies of real ones): stopped before it runs, told, and nothing else changed.

import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copiablePythons, copyPython, makeEnvironment } from '../testing/copiedPython.ts'
import { harmlessStartups, lookAlike } from '../testing/startupFiles.ts'
import { openJournal } from './journal.ts'
import type { Layout } from './layout.ts'
import { prefixFiles } from './prefixFiles.ts'
import { probeFolder } from './probeFolder.ts'
import { createWatcher } from './watcher.ts'

const folder = mkdtempSync(join(tmpdir(), 'guarded-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each(copiablePythons().map((layout) => [layout.version, layout] as const))(
  'Python %s',
  (version, original) => {
    const data = join(folder, `data-${version}`)
    const inbox = join(data, 'inbox')
    const canary = join(folder, `canary-${version}`)
    const malicious = lookAlike(canary)
    let places: Layout[]

    beforeAll(() => {
      const base = copyPython(original, join(folder, `base-${version}`))
      places = [base, makeEnvironment(base, join(folder, `venv-${version}`))]
      const entry = { probe: probeFolder, inbox }
      const watcher = createWatcher({
        entry,
        journal: openJournal(join(data, 'watched')),
        files: prefixFiles,
      })
      for (const layout of places) expect(watcher.watch(layout).outcome).toBe('watched')
    })
    beforeEach(() => {
      rmSync(inbox, { recursive: true, force: true })
      rmSync(canary, { force: true })
      mkdirSync(inbox, { recursive: true })
    })

    const put = (layout: Layout, name: string, text: string) =>
      writeFileSync(join(layout.sitePackages as string, name), text)
    const run = ({ path }: Layout, words: string[], env: NodeJS.ProcessEnv = {}) => {
      const { stdout, stderr, status } = spawnSync(path, words, { encoding: 'utf8', cwd: folder, env })
      return { stdout, stderr, status }
    }
    const told = () =>
      readdirSync(inbox)
        .flatMap((name) => readFileSync(join(inbox, name), 'utf8').trim().split('\n'))
        .map((line) => JSON.parse(line) as { type: string; path?: string; reason?: string; sha256?: string })
        .filter(({ type }) => type.startsWith('startup.') || type === 'gap.recorded')
    const show = ['-c', 'import sys; print(getattr(sys, "before", 0), getattr(sys, "after", 0))']

    it.each([0, 1])('stops it and runs its neighbours, by every launch that loads site (%s)', (which) => {
      const place = places[which] as Layout
      put(place, 'a_before.pth', 'import sys; sys.before = 1\n')
      put(place, 'litellm_init.pth', malicious)
      put(place, 'z_after.pth', 'import sys; sys.after = 1\n')
      for (const flags of [[], ['-I'], ['-E', '-s'], ['-O']]) {
        rmSync(inbox, { recursive: true })
        mkdirSync(inbox)
        expect(run(place, [...flags, ...show])).toEqual({ stdout: '1 1\n', stderr: '', status: 0 })
        expect(existsSync(canary)).toBe(false)
        const sha256 = createHash('sha256').update(malicious).digest('hex')
        const path = join(place.sitePackages as string, 'litellm_init.pth')
        const refused = { type: 'startup.refused', path, reason: 'decodes', sha256 }
        expect(told().filter(({ type }) => type !== 'event.repeated')).toMatchObject([refused])
      }
    })

    it('lets it run and tells so where it is only to observe, or came first', () => {
      const place = places[1] as Layout
      expect(run(place, show, { SENTINEL_STARTUP_GUARD: 'observe' }).status).toBe(0)
      expect(existsSync(canary)).toBe(true)
      expect(told().map(({ type }) => type)).toEqual(['startup.suspected'])
      rmSync(canary)
      put(place, '!first.pth', malicious)
      run(place, show)
      expect(existsSync(canary)).toBe(true)
      expect(told().map(({ type }) => type)).toContain('startup.suspected')
      rmSync(join(place.sitePackages as string, '!first.pth'))
    })

    it('stops several, and a program that opens one later reads it', () => {
      const place = places[1] as Layout
      put(place, 'second.pth', malicious)
      const path = join(place.sitePackages as string, 'second.pth')
      const { stdout } = run(place, ['-c', `print(len(open(${JSON.stringify(path)}).read()))`])
      expect(stdout).toBe(`${malicious.length}\n`)
      expect(existsSync(canary)).toBe(false)
      expect(told().map(({ type }) => type)).toEqual(['startup.refused', 'startup.refused'])
      rmSync(path)
    })

    it('leaves what well-known packages bring', () => {
      const place = places[1] as Layout
      rmSync(join(place.sitePackages as string, 'litellm_init.pth'))
      for (const [name, text] of Object.entries(harmlessStartups)) put(place, name, text)
      run(place, show)
      expect(told()).toEqual([])
    })
  },
)
