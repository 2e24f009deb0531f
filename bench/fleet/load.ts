// `node bench/fleet/load.ts ORIGIN DATA [SEED]`: the organisation of `offices/` as sealed logs, sent to a running server as its
// agents would, ending today: for looking at screens and reports with a whole fleet in them. DATA is the server's folder.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { createClient, type RunFeatures } from '@sentinel/contract'
import { chain, createSeal, createSigningKey, endpointOf, genesis } from '@sentinel/evidence'
import { dayMs, firstDay, wholeFleet } from './history.ts'
import { makeOffices } from './offices/days.ts'
import { labelledOffices } from './offices/planted.ts'
import { createRandom } from './random.ts'
import { eventsOf } from './runEvents.ts'

const [origin = '', data = '', seed = '1'] = process.argv.slice(2)
const atOnce = 12
const shift = (Math.floor(Date.now() / dayMs) - (firstDay + wholeFleet.days - 1)) * dayMs
const random = createRandom(Number(seed))
const { runs } = labelledOffices(makeOffices(random, wholeFleet))
const token = readFileSync(join(data, 'server', 'enrolment.token'), 'utf8').trim()
const logs = new Map<string, ReturnType<typeof createLog>>()
let number = 0

for (const [day, ofDay] of Map.groupBy(runs, ({ time }) => Math.floor(Date.parse(time) / dayMs)).entries()) {
  const left = [...Map.groupBy(ofDay, (run) => run.endpoint)]
  const sender = async () => {
    for (let next = left.pop(); next; next = left.pop()) await send(...next)
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  process.stderr.write(`\rday ${day - firstDay + 1}, ${number} Runs`)
}
process.stderr.write('\n')

async function send(name: string, own: RunFeatures[]): Promise<void> {
  const log = logs.get(name) ?? (await enrol(name))
  const first = log.length()
  for (const run of own)
    log.add(...eventsOf(run, { id: idOf(number++), isDenied: random.chance(0.05), timeOf }))
  const last = timeOf(Date.parse(own.at(-1)?.time ?? ''))
  log.add({
    type: 'coverage.measured',
    time: last,
    since: last,
    probed: own.length,
    observed: own.length + random.below(2),
  })
  log.seal(last)
  const headers = { 'content-type': 'application/zstd' }
  const body = new Uint8Array(log.take())
  const answer = await fetch(`${origin}/api/evidence/${log.endpoint}/${first}`, {
    method: 'PUT',
    headers,
    body,
  })
  if (!answer.ok) throw new Error(`the server refused: ${await answer.text()}`)
}

async function enrol(name: string) {
  const log = createLog()
  logs.set(name, log)
  const { publicKey } = log.key
  await createClient({ origin })('enrol', { body: { token, name, platform: 'linux', publicKey } })
  return log
}

function timeOf(ms: number): string {
  return new Date(Math.min(ms + shift, Date.now())).toISOString().replace('Z', '000Z')
}

/** An endpoint's log; `take` gives what came since, compressed as for an upload. */
function createLog() {
  const key = createSigningKey()
  const endpoint = endpointOf(key.publicKey)
  let [head, length, lines] = [genesis(endpoint), 0, '']
  const push = (record: object) => {
    const chained = chain(head, record)
    head = chained.hash
    lines += chained.line
    length++
  }
  return {
    key,
    endpoint,
    length: () => length,
    add: (...events: object[]) => events.forEach((event) => void push({ n: length, event })),
    seal: (time: string) => push(createSeal(key, endpoint, length, { head, time })),
    take() {
      const body = zstdCompressSync(Buffer.from(lines))
      lines = ''
      return body
    },
  }
}

/** A UUID of version 7 that sorts by its number. */
function idOf(index: number): string {
  const hex = index.toString(16).padStart(12, '0')
  return `01950000-0000-7000-8000-${hex}`
}
