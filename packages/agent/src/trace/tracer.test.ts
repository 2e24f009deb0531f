// Where a Run came from is read from real processes and their real variables, and what is not known is not said.

import { type ChildProcess, spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunStartedLine } from '@sentinel/contract'
import { loadOrigins } from '@sentinel/knowledge'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptJson } from '../keptJson.ts'
import { thisPlatform } from '../platform/thisPlatform.ts'
import { createAncestry } from './ancestry.ts'
import { createAuthors, keptAuthors } from './authors.ts'
import { createTracer } from './tracer.ts'

const platform = thisPlatform()
const origins = loadOrigins()
const run = '01a204ce-c1b8-7735-8e72-fd994cd7e670'
let folder: string
let children: ChildProcess[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trace-'))
  children = []
})
afterEach(() => {
  for (const child of children) process.kill(-(child.pid as number), 'SIGKILL')
  rmSync(folder, { recursive: true })
})

const authors = () => createAuthors(keptJson(join(folder, 'authors.json'), keptAuthors))
const forks = new Map<number, number>()
const ancestry = createAncestry({ platform, forkedFrom: (pid) => forks.get(pid) })
const tracer = () => createTracer({ platform, ancestry, origins, authors: authors() })

/** A process below a shell that goes by the name `parent`. */
async function below(parent: string, env: NodeJS.ProcessEnv = {}): Promise<RunStartedLine> {
  const shell = join(folder, parent)
  copyFileSync('/bin/sh', shell)
  const child = spawn(shell, ['-c', 'sleep 60; true'], { env, detached: true, stdio: 'ignore' })
  children.push(child)
  for (;;) {
    const pid = platform.processes().find((one) => platform.parentOf(one) === child.pid)
    const start = pid && platform.executableOf(pid)?.includes('sleep') && platform.processStart(pid)
    if (pid && start) return started({ pid, processStart: start, parentPid: child.pid as number })
    await sleep(10)
  }
}

async function eventuallyGone(pid: number): Promise<void> {
  while (platform.processStart(pid) !== undefined) await sleep(10)
}

const started = (more: Partial<RunStartedLine>): RunStartedLine => ({
  seq: 0,
  time: 0,
  type: 'run.started',
  probe: '0.1.0',
  run,
  pid: 0,
  parentPid: 0,
  argv: ['python3', 'report.py'],
  mode: 'script',
  script: { kind: 'file', path: '/home/analyst/report.py' },
  interpreter: { path: '/usr/bin/python3', version: '3.12.1', implementation: 'cpython' },
  prefix: '/usr',
  basePrefix: '/usr',
  path: [],
  ...more,
})

describe.runIf(process.platform === 'linux')('a Run', () => {
  it('came from the nearest program above it that is known', async () => {
    const line = await below('cron')
    expect(tracer().trace(line, undefined)).toMatchObject({
      kind: 'scheduler',
      program: 'cron',
      evidence: `its ancestor cron (pid ${line.parentPid})`,
      ancestors: expect.arrayContaining(['cron']),
      assistants: [],
    })
  })

  it('was launched by an AI tool above it, and came from where that came from', async () => {
    const line = await below('claude', { GITLAB_CI: 'true' })
    expect(tracer().trace(line, undefined)).toMatchObject({
      kind: 'service',
      program: 'GitLab CI',
      evidence: 'GITLAB_CI in its environment',
      assistants: [
        { name: 'Claude Code', did: 'launched', evidence: `its ancestor claude (pid ${line.parentPid})` },
      ],
    })
  })

  it('is told by the variables of who started it once it is gone itself', async () => {
    const line = await below('other', { CODEX_SANDBOX: 'seatbelt', JPY_PARENT_PID: '1' })
    const gone = { ...line, pid: 4_194_303, processStart: 1 }
    const owner = `the environment of other (pid ${line.parentPid})`
    expect(tracer().trace(gone, undefined)).toMatchObject({
      kind: 'notebook',
      program: 'Jupyter',
      evidence: `JPY_PARENT_PID in ${owner}`,
      assistants: [{ name: 'Codex', did: 'launched', evidence: `CODEX_SANDBOX in ${owner}` }],
    })
  })

  it('came from a program that was there when it began, though it is gone with its shell since', async () => {
    const line = await below('crond')
    ancestry.notice(line.parentPid)
    forks.set(line.pid, line.parentPid)
    for (const child of children.splice(0)) process.kill(-(child.pid as number), 'SIGKILL')
    await eventuallyGone(line.parentPid)
    expect(tracer().trace(line, undefined)).toMatchObject({
      program: 'cron',
      evidence: `its ancestor crond (pid ${line.parentPid})`,
    })
  })

  it('has no origin where nothing says one', () => {
    const line = started({ pid: 4_194_303, parentPid: 4_194_302, processStart: 1 })
    expect(tracer().trace(line, 'import os')).toEqual({ kind: 'unknown', ancestors: [], assistants: [] })
  })
})

describe('a script', () => {
  const unknown = { pid: 4_194_303, parentPid: 4_194_302, processStart: 1 }

  it('was written by the AI tool whose Run wrote its file, also after a restart of the agent', () => {
    const tool = '01a204ce-c1b8-7735-8e72-fd994cd7e671'
    const first = tracer()
    first.trace(started({ ...unknown, run: tool, argv: ['python3', '/opt/env/bin/aider'] }), undefined)
    first.wrote(tool, '/home/analyst/report.py')
    first.wrote(tool, '/home/analyst/data.csv')
    first.forget(tool)
    first.wrote(tool, '/home/analyst/other.py')
    const later = tracer()
    expect(later.trace(started(unknown), undefined).assistants).toEqual([
      { name: 'Aider', did: 'wrote', evidence: `its run ${tool} wrote the file` },
    ])
    const other = started({ ...unknown, script: { kind: 'file', path: '/home/analyst/other.py' } })
    expect(later.trace(other, undefined).assistants).toEqual([])
  })

  it('was written by the AI tool that its text names as its author', () => {
    const text = '#!/usr/bin/env python3\n# Generated by ChatGPT\nimport os\n'
    expect(tracer().trace(started(unknown), text).assistants).toEqual([
      { name: 'ChatGPT', did: 'wrote', evidence: 'line 2 of the script says so' },
    ])
  })

  it('is nobody’s where a person wrote it over or a kept file is no JSON', () => {
    writeFileSync(join(folder, 'authors.json'), '{')
    expect(tracer().trace(started(unknown), 'import openai').assistants).toEqual([])
  })
})
