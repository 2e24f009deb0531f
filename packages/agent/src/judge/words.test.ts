// No word of a judgement holds a secret, however plain the secret is.

import type { Finding } from '@sentinel/analysis'
import { expect, it } from 'vitest'
import { wordsOf } from './words.ts'

const found = [{ secret: { type: 'named-secret', hash: 'h', lastFour: 't2!x' } } as Finding]
const secret = 'qu=i@et2!x'

it.each([
  `starts other programs (mysql -p${secret} sales)`,
  `connects to a host (https://api.example.com/v1?k=${secret}&page=2)`,
  `connects to a database (postgresql://me:${secret}@db/sales)`,
  `sends mail (${secret})`,
])('of “%s”', (text) => {
  expect(wordsOf(found)(text)).not.toMatch(/qu=i|et2!x/)
})

it('leaves what is no secret as it is, and keeps to its length', () => {
  const text = 'reads Excel workbooks (sales_2026_q3.xlsx)'
  expect(wordsOf(found)(text)).toBe(text)
  expect(wordsOf(found)(text, 10)).toBe('reads Exce')
})
