// A clock that can be moved while processes run, by Debian's libfaketime: days pass in a moment for a whole Sentinel.

import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install } from './servers.ts'

export type MovedClock = {
  /** For the processes that are to go by it. */
  env: NodeJS.ProcessEnv
  /** Hours from the true time, for all of them from now on; what the machine counts since its start moves along. */
  move(hours: number): void
}

export function createMovedClock(folder: string, hours: number): MovedClock {
  install('libfaketime', () => library() !== undefined)
  const file = join(folder, 'clock')
  const move = (to: number) => {
    // Replaced whole: a process reads it at each look at the clock.
    writeFileSync(`${file}.new`, `${to < 0 ? '-' : '+'}${Math.abs(to) * 3600}`)
    renameSync(`${file}.new`, file)
  }
  move(hours)
  return {
    env: {
      LD_PRELOAD: library() as string,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
    },
    move,
  }
}

const library = () =>
  ['x86_64', 'aarch64']
    .map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketimeMT.so.1`)
    .find((path) => existsSync(path))
