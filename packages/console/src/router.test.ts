// What an address may say.

import { expect, test } from 'vitest'
import { isOwnPath, readRunSearch } from './router.tsx'

test.each(['/runs', '/runs?account=a', '/'])('%s is of this console', (path) =>
  expect(isOwnPath(path)).toBe(true),
)
test.each(['//host/', '/\\host', 'https://host/', 'runs', ''])('%s leads away', (path) =>
  expect(isOwnPath(path)).toBe(false),
)

test('a part of the timeline is both of its ends, in order', () => {
  expect(readRunSearch({ from: '10.5', to: '20', lane: 'files' })).toEqual({
    from: 10.5,
    to: 20,
    lane: 'files',
  })
  expect(readRunSearch({ from: '20', to: '10', view: 'cube', lane: 3 })).toEqual({})
  expect(readRunSearch({ from: 'x', to: '10' })).toEqual({})
  expect(readRunSearch({ from: '5' })).toEqual({})
})
