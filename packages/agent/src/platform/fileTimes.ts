// Sets a file's times to the nanosecond, with utimensat(2): Node's own call takes them as floating-point seconds, which
// are off by some hundred nanoseconds today.

import { utimesSync } from 'node:fs'
import koffi from 'koffi'
import { attempt } from './attempt.ts'

export type FileTimes = { atimeNs: bigint; mtimeNs: bigint }

const atWorkingDirectory = -100
const second = 1_000_000_000n

/** Throws nothing: times are a courtesy, what they belong to is already right. */
export function setTimes(path: string, { atimeNs, mtimeNs }: FileTimes): void {
  const times = Buffer.alloc(32)
  for (const [index, ns] of [atimeNs, mtimeNs].entries()) {
    times.writeBigInt64LE(ns / second, index * 16)
    times.writeBigInt64LE(ns % second, index * 16 + 8)
  }
  const done = attempt(() => utimensat()(atWorkingDirectory, path, times, 0)) === 0
  if (!done) attempt(() => utimesSync(path, Number(atimeNs) / 1e9, Number(mtimeNs) / 1e9))
}

type Utimensat = (directory: number, path: string, times: Buffer, flags: number) => number

function utimensat(): Utimensat {
  const library = attempt(() => koffi.load('libc.so.6')) ?? koffi.load('libc.so')
  return library.func(
    'int utimensat(int directory, const char *path, uint8_t *times, int flags)',
  ) as Utimensat
}
