// Analyses scripts in worker threads, so that a hostile one costs its time limit and nothing else.
import { Worker } from 'node:worker_threads'
import type { Analysis, Knowledge } from '@sentinel/analysis'
import type { LocalAnswer } from './localAnswers.ts'

export type PoolOptions = {
  /** Threads. Each holds its own parser, about 60 MB. */
  size: number
  /** Without it each thread loads the built-in one. */
  knowledge?: Knowledge
  secretKey: Uint8Array
  /** Milliseconds one script may take before its thread is ended. */
  timeoutMs: number
  /** Megabytes of heap that a thread may take before it is ended. */
  heapMb?: number
  /** Begin a thread now, and let it run over examples while nobody asks. */
  ahead?: boolean
}

/** `bytes` or `text`, and the folders where local modules are searched. */
export type PoolRequest = {
  path: string
  bytes?: Uint8Array
  text?: string
  roots: readonly string[]
  today?: string
}

/** `locals`: what the analysis was told about local modules. */
export type Analysed = { analysis: Analysis; locals: LocalAnswer[] }
export type PoolOutcome = ({ kind: 'analysed' } & Analysed) | { kind: 'given-up'; reason: string }

/** What a thread says: once that it is ready, then its answers. */
export type FromWorker = 'ready' | Analysed
export type WorkerData = { knowledge?: Knowledge; secretKey: Uint8Array; ahead: boolean }

type Job = { request: PoolRequest; done: (outcome: PoolOutcome) => void }

/** Close it with `await using` or `close`; waiting requests are then given up. */
export const createAnalysisPool = (options: PoolOptions) => {
  const waiting: Job[] = []
  const threads = new Set<ReturnType<typeof createThread>>()
  let isClosed = false

  const next = (): Job | undefined => waiting.shift()
  const ended = (thread: ReturnType<typeof createThread>) => {
    threads.delete(thread)
    if (!isClosed && waiting.length > 0) start()
  }
  const start = () => {
    const thread = createThread(options, next, () => ended(thread))
    threads.add(thread)
  }

  const analyse = (request: PoolRequest): Promise<PoolOutcome> =>
    new Promise((done) => {
      waiting.push({ request, done })
      const idle = [...threads].find((thread) => thread.isIdle())
      if (idle) idle.wake()
      else if (threads.size < options.size) start()
    })

  if (options.ahead) start()

  const close = async () => {
    isClosed = true
    for (const job of waiting.splice(0)) job.done({ kind: 'given-up', reason: 'the analysis was stopped' })
    await Promise.all([...threads].map((thread) => thread.stop()))
  }
  return { analyse, close, [Symbol.asyncDispose]: close }
}

const createThread = (options: PoolOptions, next: () => Job | undefined, ended: () => void) => {
  const { knowledge, secretKey, timeoutMs, heapMb = 1024, ahead = false } = options
  const worker = new Worker(new URL('./analysisWorker.ts', import.meta.url), {
    workerData: { ...(knowledge ? { knowledge } : {}), secretKey, ahead } satisfies WorkerData,
    resourceLimits: { maxOldGenerationSizeMb: heapMb, stackSizeMb: 16 },
  })
  let job: Job | undefined
  let timer: NodeJS.Timeout | undefined
  let isReady = false

  const finish = (outcome: PoolOutcome) => {
    clearTimeout(timer)
    const done = job?.done
    job = undefined
    done?.(outcome)
  }
  // The time of a text begins when the thread has loaded what it needs: on a busy machine that alone took the limit.
  const limitTime = () => {
    timer = setTimeout(() => {
      finish({ kind: 'given-up', reason: `the analysis took longer than ${timeoutMs} ms` })
      void worker.terminate()
    }, timeoutMs)
  }
  const wake = () => {
    job = next()
    if (!job) {
      // A thread without work must not keep the program alive.
      worker.unref()
      return
    }
    worker.ref()
    if (isReady) limitTime()
    worker.postMessage(job.request)
  }
  worker.on('message', (message: FromWorker) => {
    if (message === 'ready') {
      isReady = true
      if (job) limitTime()
      return
    }
    finish({ kind: 'analysed', ...message })
    wake()
  })
  worker.on('error', (cause: Error) =>
    finish({ kind: 'given-up', reason: `the analysis failed (${cause.name})` }),
  )
  worker.on('exit', () => {
    finish({ kind: 'given-up', reason: 'the analysis ended early' })
    ended()
  })
  wake()
  return { isIdle: () => job === undefined, wake, stop: () => worker.terminate() }
}
