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
    const [without = [], with_ = []] = inTurn(rounds, [timed(bare()), timed(watched(where.inbox))])
    const added = with_.map((value, index) => value - (without[index] as number))
    return {
      question: `Start-up added by the probe, Python ${version}`,
      figures: [
        figure('bare', 'ms', without),
        figure('watched', 'ms', with_, { ratio: ratioOf(with_, without) }),
        figure('added', 'ms', added, { budget: 'median ≤ 2 ms' }),
      ],
    }
  })
  return results
}
