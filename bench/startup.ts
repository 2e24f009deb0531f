// How much later does an interpreter start with the probe?

import { type BenchResult, figure, inTurn, ratioOf } from './measure.ts'
import { bare, interpreters, place, runPython, watched } from './pythons.ts'

const rounds = 60

export async function run(): Promise<BenchResult[]> {
  using where = place()
  const results = interpreters().map(({ version, path }): BenchResult => {
    const timed = (env: NodeJS.ProcessEnv) => () => {
      const began = performance.now()
      runPython(path, ['-c', 'pass'], env, where.folder)
      return performance.now() - began
    }
    const on = watched(where.inbox)
    const sides = [bare(), { ...on, SENTINEL_NATIVE: '0' }, { ...on, SENTINEL_NATIVE: '1' }]
    const [without = [], pure = [], native = []] = inTurn(rounds, sides.map(timed))
    const added = (values: number[]) => values.map((value, index) => value - (without[index] as number))
    return {
      question: `Start-up added by the probe, Python ${version}`,
      figures: [
        figure('bare', 'ms', without),
        figure('pure Python', 'ms', pure, { ratio: ratioOf(pure, without) }),
        figure('with the C hook', 'ms', native, { ratio: ratioOf(native, without) }),
        figure('added, pure Python', 'ms', added(pure), { budget: 'median ≤ 2 ms' }),
        figure('added, with the C hook', 'ms', added(native), { budget: 'median ≤ 1 ms, p95 ≤ 3 ms' }),
      ],
    }
  })
  return results
}
