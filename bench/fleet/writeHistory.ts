// `node bench/fleet/writeHistory.ts SEED HISTORY.jsonl LABELS.json`: the invented fleet as files, its labels in one of their own.

import { writeFileSync } from 'node:fs'
import { makeFleet, wholeFleet } from './history.ts'
import { labelledHistory } from './planted.ts'

const [seed = '1', history = 'history.jsonl', labels = 'labels.json'] = process.argv.slice(2)
const made = labelledHistory(makeFleet({ seed: Number(seed), ...wholeFleet }))
writeFileSync(history, made.runs.map((run) => `${JSON.stringify(run)}\n`).join(''))
writeFileSync(labels, `${JSON.stringify(made.labels, null, 2)}\n`)
