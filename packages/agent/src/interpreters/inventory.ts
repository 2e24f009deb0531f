// The interpreters of this endpoint as evidence: told once, and again when anything of one is another. Looking costs half
// a second of reading, so a process of its own does it and the rounds of the agent go on.

import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Event,
  type Interpreter,
  type InterpreterState,
  interpreterListSchema,
  interpreterStateSchema,
} from '@sentinel/contract'
import { z } from 'zod'
import { isoNow } from '../assemble/time.ts'
import type { Kept } from '../keptJson.ts'
import { attempt } from '../platform/attempt.ts'

export const toldInterpretersSchema = z.array(interpreterStateSchema)

export type InventoryDeps = {
  /** Every interpreter of the machine; rejects where looking failed. */
  discover(signal: AbortSignal): Promise<Interpreter[]>
  /** Changes when somebody watches an interpreter or leaves one: then it is looked again. */
  watchedAt(): number
  kept: Kept<InterpreterState[]>
  pace?: { firstMs: number; everyMs: number }
}

export type Inventory = {
  /** What differs from what was told before. */
  look(now: number): Event[]
  /** What `look` gave is durable. */
  keep(): void
  stop(): void
}

/** Not in the first seconds, which belong to the Runs that waited for this agent. */
const defaultPace = { firstMs: 3000, everyMs: 10 * 60_000 }

export function createInventory(deps: InventoryDeps): Inventory {
  const { discover, watchedAt, kept, pace = defaultPace } = deps
  const stopping = new AbortController()
  let told = kept.read() ?? []
  let isKept = true
  let dueAt = Date.now() + pace.firstMs
  let watched = watchedAt()
  let news: Event[] = []

  function start(): void {
    discover(stopping.signal).then(
      (found) => {
        const states = found.map((state) => interpreterStateSchema.parse(state))
        news = differences(told, states)
        told = states
        isKept = news.length === 0
      },
      // It is looked again at the next turn; what was told holds until then.
      () => {},
    )
  }

  return {
    look(now) {
      const changed = watchedAt()
      if (changed !== watched) dueAt = Math.min(dueAt, now)
      watched = changed
      if (now >= dueAt) {
        dueAt = now + pace.everyMs
        start()
      }
      const events = news
      news = []
      return events
    },
    keep() {
      if (isKept || news.length > 0) return
      kept.write(told)
      isKept = true
    },
    stop: () => stopping.abort(),
  }
}

/** The Events that lead from what was told to what is found. */
export function differences(told: InterpreterState[], found: InterpreterState[], time = isoNow()): Event[] {
  const before = new Map(told.map((state) => [state.path, JSON.stringify(state)]))
  const now = new Set(found.map(({ path }) => path))
  return [
    ...told
      .filter(({ path }) => !now.has(path))
      .map(({ path, prefix }): Event => ({ type: 'interpreter.gone', time, path, prefix })),
    ...found
      .filter((state) => before.get(state.path) !== JSON.stringify(state))
      .map((interpreter): Event => ({ type: 'interpreter.found', time, interpreter })),
  ]
}

const program = join(import.meta.dirname, 'main.ts')
const mostBytes = 16 * 1024 * 1024

/** Asks `main.ts list` of this folder. */
export const discoverApart =
  (data: string): InventoryDeps['discover'] =>
  (signal) =>
    new Promise((resolve, reject) => {
      const args = [program, 'list', '--data', data]
      execFile(process.execPath, args, { signal, maxBuffer: mostBytes }, (cause, text) => {
        if (cause) reject(cause)
        else resolve(interpreterListSchema.parse(JSON.parse(text)).interpreters)
      })
    })

/** The journal of watched interpreters gets a file for each change. */
export const journalChangedAt = (data: string) => (): number =>
  attempt(() => statSync(join(data, 'agent/watched')).mtimeMs) ?? 0
