// What does it cost a program that its databases and tables are told in words? Processor time of the acts alone: the
// clock on the wall measures the machine's other work too.

import { join, resolve } from 'node:path'
import { type BenchResult, figure, inTurn, ratioOf } from './measure.ts'
import { bare, interpreters, place, runPython, watched } from './pythons.ts'

const rounds = 7
const folder = resolve(import.meta.dirname, 'data')
const packages = ['pandas==3.1.1', 'numpy==2.5.5', 'openpyxl==3.1.5']

/** Each program prints the milliseconds of the act that its argument names. */
const questions = [
  ['sqlite.py', 'parameters', '10,000 small SQLite queries, one text with parameters'],
  ['sqlite.py', 'texts', '10,000 small SQLite queries, each text another'],
  ['sqlite.py', 'rows', '100,000 rows of one SQLite query, one by one'],
  ['csv_lines.py', 'lines', '100,000 lines through csv.reader'],
  ['frames.py', 'read_csv', 'pandas.read_csv of 15,000 rows'],
  ['frames.py', 'read_excel', 'pandas.read_excel of 15,000 rows'],
] as const

export async function run(): Promise<BenchResult[]> {
  using where = place()
  const newest = interpreters().at(-1)
  if (!newest) throw new Error('no Python')
  const environment = join(where.folder, 'environment')
  const python = join(environment, 'bin/python')
  runPython(newest.path, ['-m', 'venv', environment], bare(), where.folder)
  runPython(python, ['-m', 'pip', 'install', '-q', '--no-input', ...packages], bare(), where.folder)
  const figures = questions.map(([program, act, name]) => {
    const timed = (env: NodeJS.ProcessEnv) => () =>
      Number(runPython(python, [resolve(folder, program), act], env, where.folder))
    const [without = [], with_ = []] = inTurn(rounds, [timed(bare()), timed(watched(where.inbox))])
    return figure(name, 'ms', with_, { ratio: ratioOf(with_, without) })
  })
  return [{ question: `Time of programs whose data is told in words, Python ${newest.version}`, figures }]
}
