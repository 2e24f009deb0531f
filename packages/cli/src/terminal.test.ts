// What reaches a terminal.

import { expect, it } from 'vitest'
import { table } from './render/table.ts'
import { harmless } from './terminal.ts'

it('shows names that would steer a terminal, and keeps our colours', () => {
  expect(harmless('\x1b[31mred\x1b[0m\n')).toBe('\x1b[31mred\x1b[0m\n')
  expect(harmless('a\x1b]0;title\x07b\x9bc\r')).toBe('a\ufffd]0;title\ufffdb\ufffdc\ufffd')
})

it('keeps a row on its line', () => {
  expect(table(['NAME', 'TIMES'], [['a\nb', '1']], 80)).toBe('NAME  TIMES\na b   1\n')
})
