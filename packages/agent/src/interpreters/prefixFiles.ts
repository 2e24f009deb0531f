// The few things that are done to a prefix, one system call each where that is possible: a kill lands between two of them.

import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { attempt } from '../platform/attempt.ts'
import { type FileTimes, setTimes } from '../platform/fileTimes.ts'

export type PrefixFiles = {
  /** Over whatever is there, whole or not at all. */
  put(path: string, text: string): void
  /** A second name for the same file, a symbolic link itself included: the first stays where it is. */
  link(path: string, as: string): void
  rename(path: string, to: string): void
  remove(path: string): void
  removeFolder(path: string): void
  setTimes(path: string, times: FileTimes): void
}

/** Where `put` writes before the file takes its name. */
export const draftOf = (path: string): string => `${path}.sentinel-new`

export const prefixFiles: PrefixFiles = {
  put(path, text) {
    const draft = draftOf(path)
    const fd = openSync(draft, 'w', 0o644)
    try {
      writeSync(fd, text)
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
    renameSync(draft, path)
  },
  link: linkSync,
  rename(path, to) {
    // Two names of one file: rename(2) would do nothing and leave both.
    if (attempt(() => lstatSync(path).ino) === attempt(() => lstatSync(to).ino)) unlinkSync(path)
    else renameSync(path, to)
  },
  remove: unlinkSync,
  removeFolder: rmdirSync,
  setTimes,
}
