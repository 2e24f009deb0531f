// `node bench/fleet/writeHistory.ts SEED HISTORY.jsonl LABELS.json [offices]`: an invented fleet as files, its labels in one of
// their own.

import { writeFileSync } from 'node:fs'
import { makeFleet, wholeFleet } from './history.ts'
import { makeOffices } from './offices/days.ts'
import { labelledOffices } from './offices/planted.ts'
import { labelledHistory } from './planted.ts'
import { createRandom } from './random.ts'

const [seed = '1', history = 'history.jsonl', labels = 'labels.json', which] = process.argv.slice(2)
const made =
  which === 'offices'
    ? labelledOffices(makeOffices(createRandom(Number(seed)), wholeFleet))
    : labelledHistory(makeFleet({ seed: Number(seed), ...wholeFleet }))
writeFileSync(history, made.runs.map((run) => `${JSON.stringify(run)}\n`).join(''))
writeFileSync(labels, `${JSON.stringify(made.labels, null, 2)}\n`)
