// How much later does an interpreter start and end with the probe? By both ways in: put into an environment by
// `sentinel watch`, as on every workstation, and by PYTHONPATH, as below `sentinel run`, where one more entry costs any
// Python some 0.4 ms, even an empty one, which stands beside it.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchResult, type Figure, figure, inTurn, ratioOf } from './measure.ts'
import { bare, environments, interpreters, place, runPython, watched } from './pythons.ts'

const rounds = 40
/** What a program does before anything is measured: nothing, or what wakes the observers of files and modules. */
const programs = {
  'a program that does nothing': 'pass',
  'one that imports and opens': 'import keyword; open("/dev/null").close()',
}
const budget = { pure: 'median ≤ 2 ms', native: 'median ≤ 1 ms, p95 ≤ 3 ms' }

export async function run(): Promise<BenchResult[]> {
  using where = place()
  return interpreters().map((interpreter): BenchResult => {
    const { plain, probed } = environments(interpreter, where.folder)
    const env = { ...bare(), HOME: where.folder }
    const native = (value: string) => ({ ...env, SENTINEL_NATIVE: value })
    const figures = Object.entries(programs).flatMap(([name, text]) => {
      const timed = (python: string, env: NodeJS.ProcessEnv) => () => {
        const began = performance.now()
        runPython(python, ['-c', text], env, where.folder)
        return performance.now() - began
      }
      const values = inTurn(rounds, [
        timed(plain.python, env),
        timed(probed.python, native('0')),
        timed(probed.python, native('1')),
      ])
      return told(name, values, text === 'pass')
    })
    return {
      question: `Start-up added by the probe, Python ${interpreter.version}`,
      figures: [...figures, ...byPath(plain.python, where.inbox, where.folder, env)],
    }
  })
}

function told(name: string, [without = [], pure = [], native = []]: number[][], counts: boolean): Figure[] {
  const added = (values: number[]) => values.map((value, index) => value - (without[index] as number))
  return [
    figure(`${name}: bare`, 'ms', without),
    figure('  added, pure Python', 'ms', added(pure), {
      ratio: ratioOf(pure, without),
      ...(counts ? { budget: budget.pure } : {}),
    }),
    figure('  added, with the C hook', 'ms', added(native), {
      ratio: ratioOf(native, without),
      ...(counts ? { budget: budget.native } : {}),
    }),
  ]
}

/** By PYTHONPATH: an empty entry, and the probe's. */
function byPath(python: string, inbox: string, cwd: string, env: NodeJS.ProcessEnv): Figure[] {
  const empty = join(cwd, 'empty')
  mkdirSync(empty, { recursive: true })
  const on = { ...env, ...watched(inbox), HOME: cwd }
  const sides = [
    env,
    { ...env, PYTHONPATH: empty },
    { ...on, SENTINEL_NATIVE: '0' },
    { ...on, SENTINEL_NATIVE: '1' },
  ]
  const [without = [], ...others] = inTurn(
    rounds,
    sides.map((side) => () => {
      const began = performance.now()
      runPython(python, ['-c', 'pass'], side, cwd)
      return performance.now() - began
    }),
  )
  const names = ['an empty entry', 'the probe, pure Python', 'the probe, with the C hook']
  return others.map((values, index) =>
    figure(
      `by PYTHONPATH, added: ${names[index]}`,
      'ms',
      values.map((value, at) => value - (without[at] as number)),
    ),
  )
}
