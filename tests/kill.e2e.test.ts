// Agent and server are killed at random moments while scripts run, fifty times over: what the probe wrote before is
// there once, none of it twice.

import { randomInt } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { RunSummary } from '@sentinel/contract'
import { expect, it } from 'vitest'
import { eventually, type Finished, Sentinel, scripts } from './harness/sentinel.ts'

const kills = 50
const perScript = 30

it(`loses nothing and tells nothing twice through ${kills} kills`, { timeout: 420_000 }, async () => {
  await using sentinel = new Sentinel()
  await sentinel.up()
  const folder = join(sentinel.data, 'made')
  mkdirSync(folder)
  let goesOn = true
  const finishedScripts: { name: string; cutShort: boolean; result: Finished }[] = []

  async function keepRunning(lane: string): Promise<void> {
    for (let number = 0; goesOn; number++) {
      const name = `${lane}${number}`
      // Every third script is itself killed in the middle of its work.
      const cutShort = number % 3 === 2
      const command = [join(scripts, 'opens.py'), folder, name, String(perScript), '0.02']
      const args = cutShort
        ? [
            '-c',
            `import runpy,sys,threading,os; sys.argv=${JSON.stringify(command)}; threading.Timer(0.3, lambda: os.kill(os.getpid(), 9)).start(); runpy.run_path(sys.argv[0])`,
          ]
        : command
      finishedScripts.push({ name, cutShort, result: await sentinel.python(args) })
    }
  }

  const lanes = [keepRunning('a'), keepRunning('b')]
  for (let kill = 0; kill < kills; kill++) {
    await sleep(randomInt(20, 900))
    const service = kill % 2 === 0 ? 'agent' : 'server'
    const pid = await eventually(() => sentinel.pidOf(service))
    process.kill(pid, 'SIGKILL')
  }
  goesOn = false
  await Promise.all(lanes)

  const announced = finishedScripts.flatMap(({ result }) => result.stdout.split('\n').filter(Boolean))
  const runs = await eventually(async () => {
    const all = await sentinel.runs()
    return all.length >= finishedScripts.length && all.every((run) => run.status !== 'running')
      ? all
      : undefined
  }, 60_000)
  expect(runs).toHaveLength(finishedScripts.length)
  const seen = new Map<string, number>()
  for (const run of runs)
    for (const path of await openedBy(sentinel, run, folder)) seen.set(path, (seen.get(path) ?? 0) + 1)
  expect(announced.filter((path) => !seen.has(path))).toEqual([])
  expect([...seen].filter(([, times]) => times > 1)).toEqual([])
  expect(finishedScripts.filter(({ cutShort, result }) => !cutShort && result.code !== 0)).toEqual([])
  expect(announced.length).toBeGreaterThan(kills * 10)
  const verified = await sentinel.cli(['verify', '--json'])
  expect(JSON.parse(verified.stdout).faults).toEqual([])
})

/** Files that a Run's own Events name, and that its numbers run without holes and doubles. */
async function openedBy(sentinel: Sentinel, run: RunSummary, folder: string): Promise<string[]> {
  const events = await eventually(async () => {
    const all = await sentinel.events(run.id)
    return all.some(({ type }) => type === 'run.ended') ? all : undefined
  })
  const numbers = events.flatMap(({ seq }) => seq ?? [])
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(events.filter(({ type }) => type === 'run.started' || type === 'run.ended')).toHaveLength(2)
  expect(events.filter(({ type }) => type === 'gap.recorded')).toEqual([])
  return events.flatMap((event) =>
    event.type === 'file.opened' && event.path.startsWith(folder) ? [event.path] : [],
  )
}
