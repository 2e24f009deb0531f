// `sentinel detect --history FILE`: what is unusual in a history of Runs, as JSON lines of docs/detection.md.

import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Anomaly, runFeaturesSchema, SentinelError } from '@sentinel/contract'
import { createAnomalyDetector } from '@sentinel/policy'
import { localTime } from '../render/format.ts'
import { table } from '../render/table.ts'
import { asJson, type Context, examples } from './context.ts'

type Options = { history: string; until?: string; json?: boolean }

export function registerDetect({ program, terminal }: Context): void {
  program
    .command('detect')
    .description('say what is unusual in a history of Runs')
    .requiredOption('--history <file>', 'JSON lines, one Run each, in the order of time')
    .option('--until <time>', 'judge missed runs up to then (default: the end of the last day)')
    .option('--json', 'print JSON')
    .addHelpText('after', examples('detect --history fleet.jsonl', 'detect --history fleet.jsonl --json'))
    .action(async (options: Options) => {
      const { runs, anomalies } = await judge(options)
      if (options.json) return terminal.out(asJson({ runs, anomalies }))
      const rows = anomalies.map(({ time, kind, score, endpoint, lineage, usual, seen }) => [
        localTime(time),
        kind,
        score.toFixed(1),
        endpoint,
        lineage.split(/[\\/]/).at(-1) ?? lineage,
        `${seen} (usual: ${usual})`,
      ])
      terminal.out(
        table(['TIME', 'KIND', 'SCORE', 'ENDPOINT', 'SCRIPT', 'WHAT'], rows, terminal.tableColumns),
      )
    })
}

async function judge({ history, until }: Options): Promise<{ runs: number; anomalies: Anomaly[] }> {
  const detector = createAnomalyDetector()
  const anomalies: Anomaly[] = []
  let runs = 0
  let last = ''
  for await (const line of linesOf(history)) {
    runs++
    if (line.trim() === '') continue
    const run = runOf(line, history, runs)
    anomalies.push(...detector.observe(run))
    last = run.time
  }
  const end = until ?? (last === '' ? undefined : new Date(Date.parse(last) + 86_400_000).toISOString())
  if (end !== undefined) anomalies.push(...detector.tick(end))
  return { runs, anomalies }
}

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY })
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `${file} cannot be read` }, { cause })
  }
}

function runOf(line: string, file: string, number: number) {
  try {
    return runFeaturesSchema.parse(JSON.parse(line))
  } catch (cause) {
    throw new SentinelError('input-invalid', { reason: `${file}: line ${number} is no Run` }, { cause })
  }
}
