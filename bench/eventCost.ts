// What does one Event cost the program: written, counted as a repeat, and not of interest at all?

import { type BenchResult, figure, inTurn } from './measure.ts'
import { bare, interpreters, place, runPython, watched } from './pythons.ts'

const rounds = 15
const acts = {
  'file opened, a new one each time (written)':
    'n = 3000; paths = ["%s/f%d" % (folder, i) for i in range(n)]\nfor p in paths: open(p, "w").close()\ndef act():\n    for p in paths: os.close(os.open(p, 0))',
  'file opened again (counted)':
    'n = 20000; p = folder + "/again"; open(p, "w").close()\ndef act():\n    for i in range(n): os.close(os.open(p, 0))',
  'id(x) (of no interest)': 'n = 300000\ndef act():\n    for i in range(n): id(n)',
}
const program = (act: string) =>
  `import os, sys, time\nfolder = sys.argv[1]\n${act}\nbegan = time.perf_counter()\nact()\nprint((time.perf_counter() - began) / n * 1e6)`

export async function run(): Promise<BenchResult[]> {
  return interpreters().map(({ version, path }): BenchResult => {
    using where = place()
    const figures = Object.entries(acts).map(([name, act]) => {
      const timed = (env: NodeJS.ProcessEnv) => () =>
        Number(runPython(path, ['-c', program(act), where.folder], env, where.folder))
      const [without = [], with_ = []] = inTurn(rounds, [timed(bare()), timed(watched(where.inbox))])
      const added = with_.map((value, index) => value - (without[index] as number))
      return figure(name, 'µs', added, name.includes('written') ? { budget: '≤ 5 µs' } : {})
    })
    return { question: `Cost added per Event, Python ${version}`, figures }
  })
}
