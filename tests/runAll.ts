// Every test of the project, one suite after the other; the last line counts them. `--all` adds the long suites.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

type Counts = { passed: number; failed: number; skipped: number }
type Suite = { name: string; run(): Promise<Counts> }

const home = resolve(import.meta.dirname, '..')
const binary = (name: string) => join(home, 'node_modules', '.bin', name)
const isLong = process.argv.includes('--all')
const environment = { ...process.env, NO_COLOR: '1', ...(isLong ? { SENTINEL_TEST_ALL: '1' } : {}) }
const say = (text: string) => void writeSync(1, `${text}\n`)

const suites: Suite[] = [
  { name: 'style', run: () => asOneTest(binary('biome'), ['check', '--error-on-warnings', '.']) },
  { name: 'types', run: () => asOneTest(binary('tsc'), ['--noEmit']) },
  { name: 'units', run: () => vitest([]) },
  {
    name: 'probe, on every interpreter',
    run: () => counted(python(), [join(home, 'probe/tests/run_all.py')]),
  },
  { name: 'the whole system', run: () => browser() ?? vitest(['--config', 'tests/vitest.config.ts']) },
]

const total: Counts = { passed: 0, failed: 0, skipped: 0 }
for (const suite of suites) {
  const began = Date.now()
  say(`\n── ${suite.name}`)
  const counts = await suite.run()
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key]
  say(`── ${suite.name}: ${line(counts)} in ${Math.round((Date.now() - began) / 1000)} s`)
}
if (total.skipped > 0) say(`\n${total.skipped} skipped: not for this machine, or long (\`--all\`)`)
say(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

function line({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Runs a program with our terminal, its output passing through `see`. */
function follow(program: string, args: string[], see: (text: string) => void = () => {}): Promise<number> {
  const child = spawn(program, args, { cwd: home, env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.on('data', (chunk: Buffer) => {
    writeSync(1, chunk)
    see(chunk.toString())
  })
  return new Promise((resolveCode) => {
    child.on('error', () => resolveCode(127))
    child.on('close', (code) => resolveCode(code ?? 1))
  })
}

async function asOneTest(program: string, args: string[]): Promise<Counts> {
  const code = await follow(program, args)
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** A program whose last line reads `N passed, N failed`. */
async function counted(program: string, args: string[]): Promise<Counts> {
  let output = ''
  const code = await follow(program, args, (text) => {
    output = `${output}${text}`.slice(-4000)
  })
  const match = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1)
  const counts = {
    passed: Number(match?.[1] ?? 0),
    failed: Number(match?.[2] ?? 0),
    skipped: Number(match?.[3] ?? 0),
  }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
}

async function vitest(args: string[]): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  const report = join(folder, 'report.json')
  const runner = join(home, 'node_modules/vitest/vitest.mjs')
  const code = await follow(process.execPath, [
    runner,
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  const found = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as VitestReport) : undefined
  rmSync(folder, { recursive: true })
  const counts = {
    passed: found?.numPassedTests ?? 0,
    failed: found?.numFailedTests ?? 0,
    skipped: (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0),
  }
  // A file that does not load fails without a failed test in it.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function python(): string {
  return spawnSync('python3', ['--version']).status === 0 ? 'python3' : 'python'
}

/** The console is tested in Chromium: where it is missing it is installed, or its absence is a failure of the suite. */
function browser(): Promise<Counts> | undefined {
  if (existsSync('/usr/bin/chromium')) return undefined
  say('installing Chromium')
  const update = spawnSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const install = spawnSync('apt-get', ['install', '-qy', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (existsSync('/usr/bin/chromium')) return undefined
  say(
    `Chromium cannot be installed (apt-get ended with ${update.status} and ${install.status}); install it as /usr/bin/chromium`,
  )
  return Promise.resolve({ passed: 0, failed: 1, skipped: 0 })
}
