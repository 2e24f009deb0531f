// How long after an act does a person see it in the console? From the script's own clock to the page of a real browser.

import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { type BenchResult, figure } from './measure.ts'
import { watched } from './pythons.ts'

const rounds = 20
const program = resolve(import.meta.dirname, '../sentinel')
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Tells when it began, acts once in the middle, and stays a while so that the page is seen while it still runs. */
const script = `import sys, time
print(time.time() * 1000, flush=True)
time.sleep(1.2)
began = time.time() * 1000
open(sys.argv[1] + ".acted", "w").close()
print(began, flush=True)
time.sleep(1.2)
`

export async function run(): Promise<BenchResult[]> {
  const data = mkdtempSync(join(tmpdir(), 'latency-'))
  const { stdout } = spawnSync(program, ['up', '--detach', '--json', '--data', data], { encoding: 'utf8' })
  const { link } = JSON.parse(stdout) as { link: string }
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags })
  try {
    const page = await browser.newPage()
    await page.goto(link)
    await page.waitForURL(/\/runs/)
    const starts: number[] = []
    const acts: number[] = []
    for (let round = 0; round < rounds; round++) {
      const { start, act } = await oneRun({ data, page, name: `latency-${round}.py` })
      starts.push(start)
      acts.push(act)
    }
    return [
      {
        question: 'From an act to the console, in a browser, without reload',
        figures: [
          figure('a Run starts → its row is shown', 'ms', starts, { budget: 'p95 ≤ 1000 ms' }),
          figure('a file is opened → it is shown on the Run’s page', 'ms', acts, { budget: 'p95 ≤ 1000 ms' }),
        ],
        notes: ['Server, agent, browser and script share the machine’s cores.'],
      },
    ]
  } finally {
    await browser.close()
    spawnSync(program, ['down', '--data', data])
    rmSync(data, { recursive: true, force: true })
  }
}

type Round = { data: string; page: Page; name: string }

/** One page all along, as one person has it in view: a page in the background is slowed down by the browser. */
async function oneRun({ data, page, name }: Round): Promise<{ start: number; act: number }> {
  const path = join(data, name)
  writeFileSync(path, script)
  const shown = appears(page, name)
  const child = spawn('python3', [path, path], { env: watched(join(data, 'inbox')) })
  const told: number[] = []
  child.stdout.on('data', (chunk: Buffer) => told.push(...chunk.toString().trim().split('\n').map(Number)))
  const start = (await shown) - (told[0] as number)
  await page.locator('tbody').getByRole('link', { name }).first().click()
  const acted = await appears(page, `${name}.acted`)
  while (told.length < 2) await sleep(10)
  child.kill()
  // A list that is pointed at holds still.
  await page.mouse.move(0, 0)
  await page.goBack()
  return { start, act: acted - (told[1] as number) }
}

/** When a text first stands in the page, by the page’s own clock, which is the script’s. */
function appears(page: Page, text: string): Promise<number> {
  return page.evaluate(
    (wanted) =>
      new Promise<number>((done, failed) => {
        const look = () => {
          if (!document.body.textContent?.includes(wanted)) return
          observer.disconnect()
          done(Date.now())
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
        setTimeout(() => failed(new Error(`${wanted} was not shown within 20 s`)), 20_000)
        look()
      }),
    text,
  )
}
