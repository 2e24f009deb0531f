// The process that analyses: begun with the agent or when a text comes, ended after an hour without any. A process and not a thread,
// because a hostile text may take all the memory there is, and what records must outlive that; and because its memory, as
// much again as the agent's, goes back to the system with it.

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import type { LocalAnswer } from '@sentinel/scanner'
import type { Judged } from './judged.ts'

/** `script` is the SHA-256 of `bytes`; `roots` are where local modules are searched, `today` is for what expires. */
export type AnalyserRequest = {
  path: string
  bytes: Uint8Array
  script: string
  roots: readonly string[]
  today: string
}

export type AnalyserAnswer =
  | { kind: 'judged'; judged: Judged; locals: LocalAnswer[] }
  | { kind: 'given-up'; reason: string }

/** The first message, for a key must stand neither in arguments nor in the environment. */
export type AnalyserStart = {
  secretKey: Uint8Array
  engine: string
  /** Folder for compiled code and for the rules as plain data. */
  compiled: string
}

export type Analyser = {
  /** One at a time: the next only after the answer. Never rejects. */
  analyse(request: AnalyserRequest): Promise<AnalyserAnswer>
  /** Begins the process before there is a text for it. */
  prepare(): void
  close(): void
}

export type AnalyserOptions = AnalyserStart & {
  /** Milliseconds without work after which the process ends. */
  idleMs?: number
}

export function createAnalyser({ idleMs = 3_600_000, ...start }: AnalyserOptions): Analyser {
  let child: ChildProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let done: ((answer: AnalyserAnswer) => void) | undefined

  function finish(answer: AnalyserAnswer): void {
    const told = done
    done = undefined
    endWhenIdle()
    told?.(answer)
  }

  function endWhenIdle(): void {
    clearTimeout(idle)
    idle = setTimeout(end, idleMs)
    idle.unref()
  }

  function begin(): ChildProcess {
    const begun = fork(join(import.meta.dirname, 'analyserMain.ts'), {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // The engine makes much garbage and keeps little: with the usual young generation the process took 180 MB, now 130.
      execArgv: ['--max-semi-space-size=2'],
      // What was compiled is kept for the next time: the first answer comes after 0.5 s instead of 1.
      env: { ...process.env, NODE_COMPILE_CACHE: start.compiled },
    })
    begun.on('message', (answer: AnalyserAnswer) => {
      if (child === begun) finish(answer)
    })
    // What cannot be started or sent to has no answer either.
    begun.on('error', () => lose(begun))
    begun.on('exit', () => lose(begun))
    begun.send(start satisfies AnalyserStart)
    return begun
  }

  function lose(lost: ChildProcess): void {
    if (child !== lost) return
    child = undefined
    lost.kill('SIGKILL')
    if (done) finish({ kind: 'given-up', reason: 'the analysis ended early' })
  }

  function end(): void {
    clearTimeout(idle)
    const ended = child
    child = undefined
    if (ended?.connected) ended.disconnect()
  }

  return {
    analyse(request) {
      clearTimeout(idle)
      return new Promise((answered) => {
        done = answered
        child ??= begin()
        child.send(request)
      })
    },
    prepare() {
      child ??= begin()
      endWhenIdle()
    },
    close() {
      done = undefined
      end()
    },
  }
}
