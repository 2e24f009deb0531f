// What does being watched cost whole programs? Bare, with the probe in pure Python, with its C extension; and what
// tools cost that get into a Python program in a like way, in the same run.

import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BenchResult, type Figure, figure, inTurn, ratioOf } from './measure.ts'
import { bare, interpreters, place, runPython, watched } from './pythons.ts'

const rounds = 9
const peerRounds = 3
const folder = resolve(import.meta.dirname, 'overhead')
const programs = readdirSync(folder).filter((name) => name.endsWith('.py'))
const peerPackages = ['ddtrace', 'coverage', 'opentelemetry-distro']

/** A way to run a program: what stands before its path, and the environment. */
type Side = { name: string; python: string; words: string[]; env: NodeJS.ProcessEnv; budget?: string }
/** Milliseconds of each program's own work on each side. */
type Times = Map<string, number[][]>

export async function run(): Promise<BenchResult[]> {
  using where = place()
  const newest = interpreters().at(-1)
  if (!newest) throw new Error('no Python')
  const own = [...ownSides(newest.path, where.inbox), ...floorSide(newest.path, where.folder)]
  const times = measured(rounds, own, where.folder)
  const ownResult: BenchResult = {
    question: `Time added to whole programs, Python ${newest.version}`,
    figures: [...totals(own, times), ...details(own, times)],
    notes: [
      'In “all programs” each sample is a program; the ratio is their geometric mean, p95 the worst.',
      own.length > 3
        ? 'The floor is a C hook that returns at once: what CPython itself takes as soon as there is any hook.'
        : 'The floor was not measured: no C compiler here, or no way to load a library before Python.',
    ],
  }
  return [ownResult, peersResult(newest, where.folder)]
}

function ownSides(python: string, inbox: string): Side[] {
  const probed = (native: string) => ({ ...watched(inbox), SENTINEL_NATIVE: native })
  return [
    { name: 'bare', python, words: [], env: bare() },
    { name: 'pure Python', python, words: [], env: probed('0') },
    { name: 'C hook', python, words: [], env: probed('1'), budget: '≤ 1.02× mean, ≤ 10 % worst' },
  ]
}

/** What no probe can go below, where a C compiler is at hand to make it. */
function floorSide(python: string, into: string): Side[] {
  const library = join(into, 'floor.so')
  const made = spawnSync('cc', ['-O2', '-shared', '-fPIC', join(folder, 'floor.c'), '-o', library])
  if (made.status !== 0 || process.platform !== 'linux') return []
  return [{ name: 'floor', python, words: [], env: { ...bare(), LD_PRELOAD: library } }]
}

/**
 * Each program prints the seconds of its own work (the start has a question of its own): of processor time, as the
 * clock on the wall measures the machine's other work too; "children" by the wall, since its work is others'.
 */
function measured(times: number, sides: Side[], cwd: string): Times {
  return new Map(
    programs.map((program) => {
      const timed = sides.map(
        ({ python, words, env }) =>
          () =>
            Number(
              runPython(python, [...words, join(folder, program)], env, cwd)
                .trim()
                .split('\n')
                .at(-1),
            ) * 1000,
      )
      return [program.slice(0, -3), inTurn(times, timed)]
    }),
  )
}

function totals(sides: Side[], times: Times): Figure[] {
  return sides.slice(1).map(({ name, budget }, index) => {
    const ratios = [...times.values()].map((values) => ratioOf(values[index + 1] ?? [], values[0] ?? []))
    const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
    const added = ratios.map((ratio) => (ratio - 1) * 100)
    return figure(`all programs, ${name}`, '%', added, { ratio: mean, ...(budget ? { budget } : {}) })
  })
}

function details(sides: Side[], times: Times): Figure[] {
  return [...times].flatMap(([program, values]) =>
    sides.map(({ name }, index) =>
      figure(`${program}, ${name}`, 'ms', values[index] ?? [], {
        ratio: ratioOf(values[index] ?? [], values[0] ?? []),
      }),
    ),
  )
}

function peersResult(newest: { version: string; path: string }, cwd: string): BenchResult {
  const question = `Time added to whole programs by others, Python ${newest.version}`
  const bin = installed(newest)
  if (!bin) return { question, figures: [], notes: ['Not run: PyPI gave no peers for this Python.'] }
  const sides = peerSides(bin)
  const times = measured(peerRounds, sides, cwd)
  return { question, figures: totals(sides, times) }
}

/** The folder of programs of an environment with the peers, kept from run to run; undefined where none can be had. */
function installed({ version, path }: { version: string; path: string }): string | undefined {
  const environment = join(tmpdir(), `sentinel-bench-peers-${version}`)
  const bin = join(environment, 'bin')
  if (existsSync(join(bin, 'ddtrace-run'))) return bin
  const made = spawnSync(path, ['-m', 'venv', environment]).status === 0
  const filled = made && spawnSync(join(bin, 'pip'), ['install', '-q', ...peerPackages]).status === 0
  return filled ? bin : undefined
}

/** Without their exporters: what they add to a program, not what a network does. */
function peerSides(bin: string): Side[] {
  const env = { ...bare(), PATH: `${bin}:${process.env.PATH}` }
  const python = join(bin, 'python')
  const none = { OTEL_TRACES_EXPORTER: 'none', OTEL_METRICS_EXPORTER: 'none', OTEL_LOGS_EXPORTER: 'none' }
  const quiet = { DD_TRACE_ENABLED: 'true', DD_INSTRUMENTATION_TELEMETRY_ENABLED: 'false' }
  return [
    { name: 'bare', python, words: [], env },
    { name: 'coverage run', python, words: ['-m', 'coverage', 'run', '--data-file=/dev/null'], env },
    { name: 'ddtrace-run', python, words: [join(bin, 'ddtrace-run'), python], env: { ...env, ...quiet } },
    {
      name: 'opentelemetry-instrument',
      python,
      words: [join(bin, 'opentelemetry-instrument'), python],
      env: { ...env, ...none },
    },
  ]
}
