// How long after a script's start are its Findings on the Run? From the probe's own clock at the start to the agent's log,
// and to whoever watches the live stream: with the analysing process warm, and from what was kept across a restart.

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { liveMessageSchema, type RunSummary, urlOf } from '@sentinel/contract'
import { type BenchResult, type Figure, figure } from './measure.ts'
import { watched } from './pythons.ts'

const rounds = 24
const program = resolve(import.meta.dirname, '../sentinel')
const budget = 'p95 ≤ 100 ms'

type Timed = { begun: number; logged: number; live: number }
/** When start and judgement stood in the log, by Run; and when the stream told of a judged Run, by script name. */
type Seen = {
  begun: Map<string, number>
  logged: Map<string, number>
  live: Map<string, { run: RunSummary; at: number }>
}

export async function run(): Promise<BenchResult[]> {
  const data = mkdtempSync(join(tmpdir(), 'judge-'))
  const scripts = Array.from({ length: rounds }, (_, round) => writeScript(data, round))
  const first = writeScript(data, rounds)
  try {
    const [cold, ...warm] = await judgedIn(data, [first, ...scripts])
    const kept = await judgedIn(data, [first, ...scripts])
    return [
      {
        question: 'From the start of a 300-line script to its Findings on the Run',
        figures: [
          ...figuresOf('warm', warm, budget),
          ...figuresOf('kept across a restart of everything', kept, budget),
          ...figuresOf('the first text, the analysing process not begun', cold ? [cold] : []),
        ],
        notes: [
          'Begins with the probe’s line of the start. The log is seen by whoever reads the file; the stream tells what was durable on both sides.',
          'Server, agent, analysis and script share the machine’s cores.',
        ],
      },
    ]
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

/** The start's own record is the measure: how much later its Findings are than what the agent tells first. */
const figuresOf = (how: string, times: Timed[], within?: string): Figure[] => [
  figure(
    `${how}: the start itself in the log`,
    'ms',
    times.map(({ begun }) => begun),
  ),
  figure(
    `${how}: Findings in the log`,
    'ms',
    times.map(({ logged }) => logged),
    within ? { budget: within } : {},
  ),
  figure(
    `${how}: Findings on the live stream`,
    'ms',
    times.map(({ live }) => live),
  ),
]

/** Starts everything, runs the scripts one after the other, and stops it again. */
async function judgedIn(data: string, scripts: string[]): Promise<Timed[]> {
  spawnSync(program, ['up', '--detach', '--data', data])
  const seen: Seen = { begun: new Map(), logged: new Map(), live: new Map() }
  const stop = new AbortController()
  const following = followLive(data, seen, stop.signal).catch(() => {})
  const unfollow = followLog(data, seen)
  try {
    const times: Timed[] = []
    for (const script of scripts) times.push(await timed(data, script, seen))
    return times
  } finally {
    stop.abort()
    unfollow()
    await following
    spawnSync(program, ['down', '--data', data])
  }
}

async function timed(data: string, script: string, { begun, logged, live }: Seen): Promise<Timed> {
  const child = spawn('python3', [script], { env: watched(join(data, 'inbox')), stdio: 'ignore' })
  const { run, at } = await until(() => live.get(basename(script)))
  child.kill()
  live.delete(basename(script))
  const start = Date.parse(run.startedAt)
  const since = (seen: Map<string, number>) => (seen.get(run.id) ?? Number.NaN) - start
  return { begun: since(begun), logged: since(logged), live: at - start }
}

async function until<T>(ask: () => T | undefined): Promise<T> {
  for (let left = 4000; left > 0; left--) {
    const answer = ask()
    if (answer !== undefined) return answer
    await sleep(5)
  }
  throw new Error('no judgement came within 20 s')
}

async function followLive(data: string, { live }: Seen, signal: AbortSignal): Promise<void> {
  const { origin } = JSON.parse(readFileSync(join(data, 'server/address.json'), 'utf8')) as { origin: string }
  const token = readFileSync(join(data, 'server/operator.token'), 'utf8').trim()
  const url = origin + urlOf('live', { query: {} })
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal })
  let text = ''
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const at = Date.now()
    const lines = (text + chunk).split('\n')
    text = lines.pop() ?? ''
    for (const line of lines.filter((each) => each.startsWith('data:'))) {
      const message = liveMessageSchema.parse(JSON.parse(line.slice(5)))
      if (message.kind === 'run' && message.run.isJudged)
        live.set(message.run.scriptName, { run: message.run, at })
    }
  }
}

/** Reads what is added to the segments at each notice of the system. */
function followLog(data: string, { begun, logged }: Seen): () => void {
  const folder = join(data, 'record/segments')
  let length = 0
  const watcher = watch(folder, () => {
    const at = Date.now()
    const text = readdirSync(folder)
      .sort()
      .map((name) => readFileSync(join(folder, name), 'latin1'))
      .join('')
    for (const [, run] of text.slice(length).matchAll(/"type":"script.judged","run":"([^"]+)"/g))
      logged.set(run as string, at)
    for (const [, run] of text
      .slice(length)
      .matchAll(/"type":"run.started","probe":"[^"]*","run":"([^"]+)"/g))
      begun.set(run as string, at)
    length = text.lastIndexOf('\n') + 1
  })
  return () => watcher.close()
}

/** Fifteen functions as people write them, 300 lines; a secret and an injection among them. */
function writeScript(data: string, round: number): string {
  const path = join(data, `judged-${round}.py`)
  const blocks = Array.from({ length: 15 }, (_, index) => block(index))
  const head = `"""Report ${round}."""\nimport json\nimport os\nimport sqlite3\nimport sys\nimport time\n\n`
  const end = `KEY = "ghp_x7Kq9VbT2mN4pR8sW1yZ3cF5hJ6dL0aG9eQu"\ntime.sleep(0.4)\n`
  writeFileSync(path, head + blocks.join('') + end)
  return path
}

const block = (index: number): string => `
def load_${index}(path, region="north"):
    """Rows of one region."""
    rows = []
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file):
            parts = [part.strip() for part in line.split(";")]
            if number == 0 or len(parts) < 3:
                continue
            record = {"id": parts[0], "region": parts[1], "amount": float(parts[2] or 0)}
            if record["region"] == region:
                rows.append(record)
    totals = {}
    for record in rows:
        totals[record["id"]] = totals.get(record["id"], 0) + record["amount"]
    database = sqlite3.connect(os.environ.get("REPORT_DB", "report.db"))
    query = f"SELECT * FROM report WHERE region = '{region}'"
    names = [row[0] for row in database.execute(query)] if len(sys.argv) > 5 else []
    return json.dumps({"names": names, "totals": totals, "region": region})

`
