// How a process that is not our child ended: pidfd_open(2), then PIDFD_GET_INFO with PIDFD_INFO_EXIT (Linux 6.15).
// Neither needs a privilege beyond seeing the process. Older kernels refuse the call: then nothing is known.

import { closeSync } from 'node:fs'
import { constants } from 'node:os'
import koffi from 'koffi'
import { attempt } from './attempt.ts'
import type { ExitWatch, ProcessExit } from './platform.ts'

const pidfdOpen = 434
/** _IOWR(0xFF, 11, struct pidfd_info) for the structure's first published size (linux/pidfd.h). */
const infoSize = 64
const getInfo = (3 << 30) | (infoSize << 16) | (0xff << 8) | 11
const infoExit = 1n << 3n
const exitCodeOffset = 60

type Libc = {
  syscall(number: number, pid: number, flags: number): number
  ioctl(fd: number, request: number, info: Buffer): number
}

/** Opens a pidfd per process; one that knows nothing where the C library cannot be reached. */
export function pidfds(): (pid: number) => ExitWatch | undefined {
  const libc = attempt(loadLibc)
  return libc ? (pid) => open(libc, pid) : () => undefined
}

function open({ syscall, ioctl }: Libc, pid: number): ExitWatch | undefined {
  const fd = syscall(pidfdOpen, pid, 0)
  if (fd < 0) return undefined
  return {
    exit() {
      const info = Buffer.alloc(infoSize)
      info.writeBigUInt64LE(infoExit, 0)
      if (ioctl(fd, getInfo >>> 0, info) !== 0) return undefined
      return info.readBigUInt64LE(0) & infoExit ? exitOf(info.readInt32LE(exitCodeOffset)) : undefined
    },
    close: () => closeSync(fd),
  }
}

function loadLibc(): Libc {
  const library = attempt(() => koffi.load('libc.so.6')) ?? koffi.load('libc.so')
  const syscall = library.func('long syscall(long number, int pid, unsigned int flags)')
  const ioctl = library.func('int ioctl(int fd, unsigned long request, _Inout_ uint8_t *info)')
  return { syscall, ioctl } as unknown as Libc
}

/** The status as wait(2) gives it. */
function exitOf(status: number): ProcessExit {
  const signal = status & 0x7f
  if (signal === 0) return { exitCode: (status >> 8) & 0xff }
  const name = Object.entries(constants.signals).find(([, number]) => number === signal)?.[0]
  return { signal: name ?? `SIG${signal}` }
}
