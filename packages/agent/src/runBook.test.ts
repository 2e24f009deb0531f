// Who started whom, where the processes between two Runs are gone when it is asked.

import type { RunStartedLine } from '@sentinel/contract'
import { expect, it } from 'vitest'
import { thisPlatform } from './platform/thisPlatform.ts'
import { createRunBook } from './runBook.ts'

const gone = { ...thisPlatform(), parentOf: () => undefined }
const started = (run: string, pid: number, parentPid: number) =>
  ({ run, pid, parentPid, processStart: pid, bootId: 'boot' }) as RunStartedLine
const [python, shell, child] = [4_000_001, 4_000_002, 4_000_003]

it('finds the Run above a shell that is gone, by the word of its fork', () => {
  const book = createRunBook(gone)
  book.enter(started('above', python, 1))
  expect(book.parentOf(started('below', child, shell))).toBeUndefined()
  book.forked(shell, python)
  expect(book.parentOf(started('below', child, shell))).toBe('above')
})

it('takes the newest word of a process whose number is used again', () => {
  const book = createRunBook(gone)
  book.enter(started('above', python, 1))
  book.forked(shell, python)
  book.forked(shell, 1)
  expect(book.parentOf(started('below', child, shell))).toBeUndefined()
})
