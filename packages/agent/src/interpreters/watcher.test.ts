// Watching real interpreters (copies of them): what their programs see, and that nothing stays behind.

import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Event, InterpreterState } from '@sentinel/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { copiablePythons, copyPython, makeEnvironment, snapshot } from '../testing/copiedPython.ts'
import { createArmNew } from './armNew.ts'
import { openJournal } from './journal.ts'
import { type Layout, layoutOf } from './layout.ts'
import { prefixFiles } from './prefixFiles.ts'
import { probeFolder } from './probeFolder.ts'
import { createWatcher } from './watcher.ts'

const folder = mkdtempSync(join(tmpdir(), 'watched-'))
const pythons = copiablePythons()
const channel = join(probeFolder, 'channel')

afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('has interpreters to try', () => expect(pythons.length).toBeGreaterThan(0))

describe.each(pythons.map((layout) => [layout.version, layout] as const))(
  'Python %s',
  (version, original) => {
    const data = join(folder, `data-${version}`)
    const inbox = join(data, 'inbox')
    let base: Layout
    let environment: Layout
    let untouched: string[]

    const watcher = () =>
      createWatcher({
        entry: { probe: probeFolder, inbox },
        journal: openJournal(join(data, 'agent/watched')),
        files: prefixFiles,
      })
    const run = (layout: Layout, words: string[], env: NodeJS.ProcessEnv = {}) => {
      const { stdout, stderr, status } = spawnSync(layout.path, words, {
        encoding: 'utf8',
        cwd: folder,
        env: { PATH: '/usr/bin:/bin', ...env },
      })
      return { stdout, stderr, status }
    }
    const runsNow = () => readdirSync(inbox).filter((name) => name.endsWith('.ndjson'))
    const library = (name: string) => join(base.standardLibrary as string, name)

    beforeAll(() => {
      base = copyPython(original, join(folder, `base-${version}`))
      environment = makeEnvironment(base, join(folder, `venv-${version}`))
      // Everything that later runs use is compiled now: what changes from here on is our doing.
      const everything = ['-c', 'import encodings.utf_8_sig, encodings.latin_1; open("/dev/null")']
      for (const layout of [base, environment])
        for (const level of [[], ['-O']]) run(layout, [...level, ...everything])
    })
    beforeEach(() => {
      rmSync(data, { recursive: true, force: true })
      mkdirSync(inbox, { recursive: true })
    })
    const remember = () => {
      untouched = [...snapshot(base.prefix), ...snapshot(environment.prefix)]
    }
    const now = () => [...snapshot(base.prefix), ...snapshot(environment.prefix)]

    it('is tried without being changed, and the trial names every file that is then written', () => {
      remember()
      const trial = watcher().trial('watch', base)
      expect(trial).toMatchObject({ outcome: 'would-watch' })
      expect(watcher().trial('unwatch', base)).toMatchObject({ outcome: 'not-watched' })
      expect(now()).toEqual(untouched)
      expect(readdirSync(data)).toEqual(['inbox'])
      watcher().watch(base)
      const before = new Set(untouched.map((line) => line.split(' ')[0]))
      const written = snapshot(base.prefix)
        .map((line) => line.split(' ')[0] as string)
        .filter((name) => !before.has(name) && !name.endsWith('.pyc'))
      expect(written.map((name) => join(base.prefix, name)).sort()).toEqual([...(trial.files ?? [])].sort())
      const back = watcher().trial('unwatch', base)
      expect(back).toMatchObject({ outcome: 'would-unwatch' })
      expect([...(back.files ?? [])].sort()).toEqual([...(trial.files ?? [])].sort())
      expect(watcher().trial('watch', base)).toMatchObject({ outcome: 'already' })
      watcher().unwatch(base)
      expect(now()).toEqual(untouched)
    })

    it('gets a probe as it appears where the policy says so, once: who takes it out again is not overruled', () => {
      let wanted = false
      const asked: string[] = []
      const arm = (known: InterpreterState[] = []) =>
        createArmNew({
          wanted: () => wanted,
          known,
          watch: (layout) => {
            asked.push(layout.path)
            return watcher().watch(layout)
          },
        })
      const state: InterpreterState = {
        ...base,
        version: version as string,
        support: { state: 'supported', ends: null },
        packages: { count: 0, digest: '' },
        watch: { channels: [], obstacle: null },
      }
      const found = (more: Partial<InterpreterState> = {}): Event => ({
        type: 'interpreter.found',
        time: '2026-01-31T08:15:00.000000Z',
        interpreter: { ...state, ...more },
      })
      expect(arm()([found()])).toEqual([])
      wanted = true
      expect(arm([state])([found()])).toEqual([])
      expect(arm()([found({ watch: { channels: [], obstacle: 'foreign-owned' } })])).toEqual([])
      expect(asked).toEqual([])
      const armed = arm()
      expect(armed([found()])).toEqual([base.prefix])
      expect(watcher().channels(base)).toEqual(['site-packages', 'standard-library'])
      watcher().unwatch(base)
      expect(armed([found({ packages: { count: 1, digest: 'x' } })])).toEqual([])
      expect(watcher().channels(base)).toEqual([])
    })

    it('is seen through every launch that loads site, once per process, and is left to the byte', () => {
      remember()
      expect(watcher().watch(base)).toMatchObject({ outcome: 'watched' })
      expect(watcher().channels(base)).toEqual(['site-packages', 'standard-library'])
      expect(watcher().channels(environment)).toEqual(['base'])
      const launches: [Layout, string[], NodeJS.ProcessEnv?][] = [
        [base, ['-c', 'print(1)']],
        [base, ['-I', '-c', 'print(1)']],
        [base, ['-E', '-s', '-c', 'print(1)']],
        [base, ['-O', '-c', 'print(1)']],
        [environment, ['-c', 'print(1)']],
        [environment, ['-I', '-c', 'print(1)']],
        [base, ['-c', 'print(1)'], { PYTHONPATH: channel, SENTINEL_INBOX: inbox }],
      ]
      for (const [index, [layout, words, env]] of launches.entries()) {
        expect(run(layout, words, env), words.join(' ')).toEqual({ stdout: '1\n', stderr: '', status: 0 })
        expect(runsNow(), words.join(' ')).toHaveLength(index + 1)
      }
      run(base, ['-S', '-c', 'pass'])
      expect(runsNow()).toHaveLength(launches.length)
      expect(watcher().watch(base)).toMatchObject({ outcome: 'already' })
      expect(watcher().unwatch(base)).toMatchObject({ outcome: 'unwatched' })
      expect(now()).toEqual(untouched)
      expect(watcher().unwatch(base)).toMatchObject({ outcome: 'not-watched' })
    })

    it('lets a program see what it always saw', () => {
      const program = [
        'import os, sys',
        'print(sorted(k for k in os.environ if "SENTINEL" in k or k.startswith("PYTHON")))',
        'print([p for p in sys.path if "sentinel" in p], "sitecustomize" in sys.modules, "_sentinel_start" in sys.modules)',
        'try:\n import sitecustomize\nexcept ImportError as e:\n print(type(e).__name__, e.name, e)',
      ].join('\n')
      const bare = run(base, ['-c', program])
      watcher().watch(base)
      expect(run(base, ['-c', program])).toEqual(bare)
      expect(runsNow()).toHaveLength(1)
      watcher().unwatch(base)
    })

    it('does nothing once the data folder is gone, and says nothing when the probe is broken', () => {
      watcher().watch(base)
      rmSync(data, { recursive: true })
      expect(run(base, ['-c', 'print(1)'])).toEqual({ stdout: '1\n', stderr: '', status: 0 })
      expect(() => readdirSync(data)).toThrow()
      mkdirSync(inbox, { recursive: true })
      // The journal went with the data folder: by their mark the files are found all the same.
      expect(watcher().unwatch(base)).toMatchObject({ outcome: 'unwatched' })
      const broken = join(folder, `broken-${version}`)
      for (const part of ['installed', 'channel'])
        cpSync(join(probeFolder, part), join(broken, part), { recursive: true })
      writeFileSync(join(broken, '__init__.py'), 'raise SystemExit(7)\n')
      const careless = createWatcher({
        entry: { probe: broken, inbox },
        journal: openJournal(join(data, 'agent/watched')),
        files: prefixFiles,
      })
      careless.watch(base)
      expect(run(base, ['-c', 'print(1)'])).toEqual({ stdout: '1\n', stderr: '', status: 0 })
      careless.unwatch(base)
      expect(readdirSync(base.sitePackages as string)).toEqual([])
    })

    it('runs the sitecustomize that was there before, and gives it back with its times and its compiled file', () => {
      const real = join(folder, `their-${version}.py`)
      writeFileSync(real, 'import builtins\nbuiltins.theirs = __name__\n')
      symlinkSync(real, library('sitecustomize.py'))
      const words = ['-c', 'import sitecustomize; print(theirs, sitecustomize.__name__)']
      const bare = run(base, words)
      expect(bare.stdout).toBe('sitecustomize sitecustomize\n')
      remember()
      expect(watcher().watch(base)).toMatchObject({ outcome: 'watched' })
      expect(run(base, words)).toEqual(bare)
      expect(run(environment, words)).toEqual(bare)
      expect(runsNow()).toHaveLength(2)
      watcher().unwatch(base)
      expect(now()).toEqual(untouched)
      rmSync(library('sitecustomize.py'))
    })

    it('lets a faulty sitecustomize fail as it did', () => {
      writeFileSync(library('sitecustomize.py'), 'raise ValueError("theirs")\n')
      const bare = run(base, ['-c', 'print(1)'])
      expect(bare.stderr).toContain('theirs')
      watcher().watch(base)
      expect(run(base, ['-c', 'print(1)'])).toEqual(bare)
      watcher().unwatch(base)
      rmSync(library('sitecustomize.py'))
    })

    it('does not hide the sitecustomize of an environment', () => {
      writeFileSync(join(environment.sitePackages as string, 'sitecustomize.py'), 'print("theirs")\n')
      const bare = run(environment, ['-c', 'pass'])
      watcher().watch(base)
      expect(run(environment, ['-c', 'pass'])).toEqual(bare)
      expect(bare.stdout).toBe('theirs\n')
      watcher().unwatch(base)
      rmSync(join(environment.sitePackages as string, 'sitecustomize.py'))
    })

    it('is watched again with the newer sitecustomize where an upgrade brought one', () => {
      writeFileSync(library('sitecustomize.py'), 'print("old")\n')
      watcher().watch(base)
      expect(watcher().lost()).toEqual([])
      rmSync(library('sitecustomize.py'))
      writeFileSync(library('sitecustomize.py'), 'print("new")\n')
      expect(
        watcher()
          .lost()
          .map(({ prefix }) => prefix),
      ).toEqual([base.prefix])
      expect(watcher().watch(base)).toMatchObject({ outcome: 'watched' })
      expect(run(base, ['-c', 'pass']).stdout).toBe('new\n')
      expect(runsNow()).toHaveLength(1)
      watcher().unwatch(base)
      expect(readFileSync(library('sitecustomize.py'), 'utf8')).toBe('print("new")\n')
      rmSync(library('sitecustomize.py'))
    })

    // Some forty processes each: the newest alone stands for all, unless all are asked for.
    const isTried = process.env.SENTINEL_TEST_ALL !== undefined || original === pythons.at(-1)
    if (isTried)
      it('is as before after a kill at any step of watching or leaving', () => {
        writeFileSync(library('sitecustomize.py'), 'theirs = 1\n')
        run(base, ['-c', 'pass'])
        const whole = snapshot(base.prefix)
        const script = join(import.meta.dirname, '../testing/killedWatch.ts')
        const child = (act: string, step: number) =>
          spawnSync(process.execPath, [script, act, base.path, data, String(step)], { encoding: 'utf8' })
        const counts = { watch: 0, unwatch: 0 }
        for (const act of ['watch', 'unwatch'] as const)
          for (let step = 0; ; step++) {
            if (act === 'unwatch') {
              watcher().watch(base)
              run(base, ['-c', 'pass'])
            }
            const { signal, status, stderr } = child(act, step)
            if (signal === null) {
              expect(status, stderr).toBe(0)
              watcher().unwatch(base)
              break
            }
            expect(signal).toBe('SIGKILL')
            counts[act]++
            // Half done or not, Python starts without a word.
            expect(run(base, ['-c', 'print(1)'])).toEqual({ stdout: '1\n', stderr: '', status: 0 })
            watcher().recover()
            watcher().unwatch(base)
            expect(snapshot(base.prefix), `${act}, killed before step ${step}`).toEqual(whole)
          }
        expect(counts.watch).toBeGreaterThan(6)
        expect(counts.unwatch).toBeGreaterThan(6)
        rmSync(library('sitecustomize.py'))
      }, 180_000)

    it('is not touched where it cannot be changed', () => {
      const layout = layoutOf(environment.path) as Layout
      const untouchedNow = snapshot(environment.prefix)
      const refusing = (code: string) =>
        createWatcher({
          entry: { probe: probeFolder, inbox },
          journal: openJournal(join(data, 'agent/watched')),
          files: {
            ...prefixFiles,
            put(path, text) {
              if (path.endsWith('.pth')) throw Object.assign(new Error('refused'), { code })
              prefixFiles.put(path, text)
            },
          },
        })
      expect(refusing('EPERM').watch(layout)).toMatchObject({ outcome: 'refused', obstacle: 'immutable' })
      expect(refusing('EROFS').watch(layout)).toMatchObject({ outcome: 'refused', obstacle: 'read-only' })
      expect(() => refusing('ENOSPC').watch(layout)).toThrow(
        expect.objectContaining({ code: 'interpreter-unwritable' }),
      )
      expect(snapshot(environment.prefix)).toEqual(untouchedNow)
      expect(openJournal(join(data, 'agent/watched')).all()).toEqual([])
    })

    it.runIf(process.geteuid?.() === 0)('is not touched where it belongs to another account', () => {
      execFileSync('chown', ['65534', environment.sitePackages as string])
      remember()
      expect(watcher().watch(environment)).toMatchObject({ outcome: 'refused', obstacle: 'foreign-owned' })
      expect(now()).toEqual(untouched)
    })
  },
)
