// Acts in the terminal: whole, however narrow it is.
import type { RunDetail } from '@sentinel/contract'
import { expect, it } from 'vitest'
import { actsText, broken } from './actsText.ts'

const told = 'read 15,000 rows of payroll.xlsx with columns cpf, salary'
const act = { n: 1, time: '2026-01-31T08:15:00.000Z', type: 'data.read', told, at: '/home/ana/report.py:3' }
const page = { paint: (_style: unknown, text: string) => text, columns: 60, most: 2 }

it('breaks sentences between words and loses none', () => {
  for (let width = 1; width < 80; width++) {
    const lines = broken(told, width)
    expect(lines.map((line) => line.trim()).join(' ')).toBe(told)
    for (const line of lines) expect(line.length <= width || !line.trim().includes(' '), line).toBe(true)
  }
})

it('names the line of the script, and counts what is not shown', () => {
  const text = actsText({ ...page, run: { acts: [act, act, act] } as RunDetail })
  expect(text).toBe(
    '  did          read 15,000 rows of payroll.xlsx with columns\n' +
      '                 cpf, salary  (report.py:3)\n' +
      '               read 15,000 rows of payroll.xlsx with columns\n' +
      '                 cpf, salary  (report.py:3)\n' +
      '               and 1 more\n',
  )
})

it('says nothing of a Run without acts', () => {
  expect(actsText({ ...page, run: { acts: [] } as unknown as RunDetail })).toBe('')
})
