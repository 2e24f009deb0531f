// Tampering as it is done on a real endpoint: with its files, by whoever owns them. The log tells it by name without a
// server, and the server tells what an endpoint that lies to it cannot hide.
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IntegrityKind } from '@sentinel/contract'
import { chain, createSeal, createSigningKey, endpointOf, readSigningKey } from '@sentinel/evidence'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMovedClock } from './harness/movedClock.ts'
import { eventually, Sentinel } from './harness/sentinel.ts'

let sentinel: Sentinel
let snapshot: string
const parts = ['record', 'agent']

beforeAll(async () => {
  sentinel = new Sentinel()
  snapshot = mkdtempSync(join(tmpdir(), 'snapshot-'))
  await sentinel.up()
  await runs(1)
  await sentinel.cli(['down'])
  // What Node keeps of compiled code is no evidence, and is still being tidied by the process that analyses.
  const filter = (path: string) => !path.includes('compiled')
  for (const part of parts)
    cpSync(join(sentinel.data, part), join(snapshot, part), { recursive: true, filter })
}, 120_000)
afterAll(async () => {
  await sentinel[Symbol.asyncDispose]()
  rmSync(snapshot, { recursive: true })
})

/** Runs a script, and waits until the server holds a receipt for all of it. */
async function runs(count: number): Promise<void> {
  await sentinel.python(['-c', 'import json, csv; open("made.txt", "w").close(); open("made.txt").close()'])
  await eventually(async () => {
    const all = await sentinel.runs()
    if (all.length < count || all.some(({ status }) => status === 'running')) return undefined
    const { evidence } = await sentinel.run(all[0]?.id as string)
    return evidence.receipt && evidence.receipt.through >= evidence.last ? true : undefined
  }, 60_000)
}

describe('the log of an endpoint', () => {
  const pem = (folder: string) => join(folder, 'agent/key.pem')
  const lastSegment = (folder: string) => {
    const segments = join(folder, 'record/segments')
    return join(segments, readdirSync(segments).sort().at(-1) as string)
  }
  const edit = (change: (lines: string[]) => void) => (folder: string) => {
    const file = lastSegment(folder)
    const lines = readFileSync(file, 'utf8').split(/(?<=\n)/)
    change(lines)
    writeFileSync(file, lines.join(''))
  }

  it.each<[string, (folder: string) => void]>([
    [
      'altered',
      edit((lines) => lines.splice(2, 1, (lines[2] as string).replace(/"time":"20/, '"time":"21'))),
    ],
    ['removed', edit((lines) => lines.splice(2, 1))],
    ['swapped', edit((lines) => lines.splice(2, 2, lines[3] as string, lines[2] as string))],
    ['replayed', edit((lines) => lines.splice(4, 0, ...lines.slice(2, 4)))],
    ['cut', edit((lines) => lines.splice(3))],
    ['key-swapped', (folder) => writeFileSync(pem(folder), createSigningKey().pem)],
    ['clock-set-back', setClockBack],
  ])('tells %s by that name', async (kind, tamper) => {
    const folder = mkdtempSync(join(tmpdir(), 'tampered-'))
    cpSync(snapshot, folder, { recursive: true })
    tamper(folder)
    const { code, stdout } = await sentinel.cli(['verify', '--json'], { env: { SENTINEL_DATA: folder } })
    rmSync(folder, { recursive: true })
    const { faults } = JSON.parse(stdout) as { faults: { kind: string }[] }
    expect({ code, kinds: [...new Set(faults.map((fault) => fault.kind))] }).toEqual({
      code: 1,
      kinds: [kind],
    })
  })

  /** Sealed with the right key, an hour before the seal that stands there. */
  function setClockBack(folder: string): void {
    const key = readSigningKey(readFileSync(pem(folder), 'utf8'))
    const file = lastSegment(folder)
    const last = readFileSync(file, 'utf8').trimEnd().split('\n').at(-1) as string
    const { hash, record } = JSON.parse(last) as {
      hash: string
      record: { n: number; seal: { time: string } }
    }
    const time = `${new Date(Date.parse(record.seal.time) - 3_600_000).toISOString().slice(0, -1)}000Z`
    const seal = createSeal(key, endpointOf(key.publicKey), record.n + 1, { head: hash, time })
    appendFileSync(file, chain(hash, seal).line)
  }
})

describe('the server', () => {
  const signs = async (): Promise<IntegrityKind[]> => {
    const { stdout } = await sentinel.cli(['verify', '--server', '--json'])
    return (JSON.parse(stdout) as { signs: { kind: IntegrityKind }[] }).signs.map(({ kind }) => kind)
  }
  const told = (kind: IntegrityKind) =>
    eventually(async () => ((await signs()).includes(kind) ? true : undefined), 60_000)

  it('tells an endpoint that was restored from a copy, and an inbox that its owner edits', async () => {
    await sentinel.up()
    await runs(2)
    expect(await signs()).toEqual([])
    const script =
      'import time, pathlib, sys; open("first.txt", "w").close(); time.sleep(2); p = sorted(pathlib.Path(sys.argv[1]).glob("*.ndjson"))[-1]; t = p.read_text(); p.write_text(t.replace("first", "other")); time.sleep(1)'
    await sentinel.python(['-c', script, join(sentinel.data, 'inbox')])
    await told('inbox-edited')

    await sentinel.cli(['down'])
    for (const part of parts) {
      rmSync(join(sentinel.data, part), { recursive: true })
      cpSync(join(snapshot, part), join(sentinel.data, part), { recursive: true })
    }
    await sentinel.up()
    await sentinel.python(['-c', 'open("after.txt", "w").close()'])
    await told('snapshot-restored')
  }, 180_000)
})

describe('whoever stops the agent', () => {
  let still: Sentinel
  let folder: string
  beforeAll(() => {
    still = new Sentinel()
    folder = mkdtempSync(join(tmpdir(), 'clock-'))
  })
  afterAll(async () => {
    await still[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true })
  })

  const signs = async () => {
    const { signs } = await still.call('integrity', { query: { days: 30 } })
    return signs.map(({ kind, detail }) => `${kind}: ${detail}`)
  }
  const told = (...expected: RegExp[]) =>
    eventually(async () => {
      const found = await signs()
      const isTold =
        found.length === expected.length && expected.every((one) => found.some((sign) => one.test(sign)))
      if (isTold) return true
      throw new Error(`the server tells ${JSON.stringify(found)}`)
    }, 30_000)

  it('is told as silent while it stands, and by name when it goes on or is started again', async () => {
    const clock = createMovedClock(folder, -72)
    await still.up(clock)
    const agent = () => still.pidOf('agent') as number
    await eventually(async () =>
      (await still.call('endpoints', { query: { days: 1 } })).endpoints[0]?.agent ? true : undefined,
    )
    await told()

    process.kill(agent(), 'SIGSTOP')
    clock.move(-24)
    await told(/^silent: no evidence since/)
    process.kill(agent(), 'SIGCONT')
    await told(/^agent-stopped: held for 17\d{4} s/)

    const killed = agent()
    process.kill(killed, 'SIGSTOP')
    clock.move(0)
    process.kill(killed, 'SIGKILL')
    await told(/^agent-stopped: held for 17\d{4} s/, /^agent-stopped: last heard of at .+, back at/)
  }, 120_000)
})
