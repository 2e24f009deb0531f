// `npm run bench NAME [--json]`: asks one question of the folder, or all; a table for people, JSON for programs.

import { readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchResult, Figure } from './measure.ts'

const notQuestions = ['main.ts', 'measure.ts', 'pythons.ts']
const questions = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !notQuestions.includes(name))
  .map((name) => name.slice(0, -3))

const args = process.argv.slice(2)
const asked = args.filter((argument) => !argument.startsWith('--'))
const wrong = asked.filter((name) => !questions.includes(name))
if (asked.length === 0 || wrong.length > 0) {
  writeSync(
    2,
    `Usage: npm run bench NAME… [-- --json]\nQuestions: ${questions.join(', ')}, or all of them by name.\n`,
  )
  process.exit(2)
}
const results: BenchResult[] = []
for (const name of asked) {
  const { run } = (await import(join(import.meta.dirname, `${name}.ts`))) as { run(): Promise<BenchResult[]> }
  results.push(...(await run()))
}
writeSync(
  1,
  args.includes('--json') ? `${JSON.stringify(results, null, 2)}\n` : results.map(table).join('\n'),
)

function table({ question, figures, notes = [] }: BenchResult): string {
  const rows = [['', 'median', 'p95', 'ratio', 'samples', 'budget'], ...figures.map(cells)]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? []
  const lines = rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
  return `${question}\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}${notes.map((note) => `  ${note}\n`).join('')}`
}

function cells({ name, unit, median, p95, ratio, samples, budget }: Figure): string[] {
  const shown = (value: number) => `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ${unit}`
  return [
    name,
    shown(median),
    shown(p95),
    ratio === undefined ? '' : `${ratio.toFixed(3)}×`,
    String(samples),
    budget ?? '',
  ]
}
