// The kernel's own word on every exec: the process events connector (linux/cn_proc.h) over netlink. It needs
// CAP_NET_ADMIN in the machine's own network; where that is not had, polling alone does the work. A process that lives
// for ten milliseconds is gone before any poll: the event is the only way to see it.

import { closeSync } from 'node:fs'
import koffi from 'koffi'
import { attempt } from './attempt.ts'

type Libc = {
  socket(domain: number, type: number, protocol: number): number
  bind(fd: number, address: Buffer, length: number): number
  setsockopt(fd: number, level: number, name: number, value: Buffer, length: number): number
  send(fd: number, message: Buffer, length: number, flags: number): number
  recv: { async(fd: number, buffer: Buffer, length: number, flags: number, done: Received): void }
}
type Received = (fault: unknown, bytes: number) => void

const netlink = { domain: 16, datagram: 2, closeOnExec: 0o2000000, connector: 11 } as const
/** CN_IDX_PROC and CN_VAL_PROC; PROC_CN_MCAST_LISTEN; PROC_EVENT_EXEC. */
const processes = { index: 1, value: 1, listen: 1, exec: 2 } as const
/** struct nlmsghdr, then struct cn_msg, then struct proc_event: what, cpu, timestamp, then pid and thread group. */
const offsets = { message: 16, payload: 36, what: 36, threadGroup: 56 } as const
/** A wait must end now and then, for whoever waits to learn that nobody listens any more. */
const waitSeconds = 1n

/** Calls `seen` with each process that has just begun another program. Silent where the kernel does not tell. */
export function watchExecs(seen: (pid: number) => void): { close(): void } {
  const libc = attempt(loadLibc)
  const fd = libc && attempt(() => subscribe(libc))
  let isClosed = false
  const buffer = Buffer.alloc(4096)

  function next(from: Libc, socket: number): void {
    from.recv.async(socket, buffer, buffer.length, 0, (fault, bytes) => {
      if (isClosed || fault) return closeSync(socket)
      // Below zero nothing came in time, or more came than was read: the poll finds what was lost.
      if (bytes >= offsets.threadGroup + 4 && buffer.readUInt32LE(offsets.what) === processes.exec)
        seen(buffer.readUInt32LE(offsets.threadGroup))
      next(from, socket)
    })
  }

  if (libc && fd !== undefined) next(libc, fd)
  return {
    close() {
      isClosed = true
    },
  }
}

/** Undefined where it is not permitted. */
function subscribe({ socket, bind, setsockopt, send }: Libc): number | undefined {
  const fd = socket(netlink.domain, netlink.datagram | netlink.closeOnExec, netlink.connector)
  if (fd < 0) return undefined
  const address = Buffer.alloc(12)
  address.writeUInt16LE(netlink.domain, 0)
  address.writeUInt32LE(processes.index, 8)
  const wait = Buffer.alloc(16)
  wait.writeBigInt64LE(waitSeconds, 0)
  const request = listenRequest()
  const isOpen =
    bind(fd, address, address.length) === 0 &&
    setsockopt(fd, 1, 20, wait, wait.length) === 0 &&
    send(fd, request, request.length, 0) === request.length
  if (isOpen) return fd
  closeSync(fd)
  return undefined
}

function listenRequest(): Buffer {
  const request = Buffer.alloc(offsets.payload + 4)
  request.writeUInt32LE(request.length, 0)
  request.writeUInt16LE(3, 4) // NLMSG_DONE
  request.writeUInt32LE(process.pid, 12)
  request.writeUInt32LE(processes.index, offsets.message)
  request.writeUInt32LE(processes.value, offsets.message + 4)
  request.writeUInt16LE(4, offsets.message + 16)
  request.writeUInt32LE(processes.listen, offsets.payload)
  return request
}

function loadLibc(): Libc {
  const library = attempt(() => koffi.load('libc.so.6')) ?? koffi.load('libc.so')
  return {
    socket: library.func('int socket(int domain, int type, int protocol)'),
    bind: library.func('int bind(int fd, const uint8_t *address, uint32_t length)'),
    setsockopt: library.func(
      'int setsockopt(int fd, int level, int name, const uint8_t *value, uint32_t length)',
    ),
    send: library.func('long send(int fd, const uint8_t *message, unsigned long length, int flags)'),
    recv: library.func('long recv(int fd, _Out_ uint8_t *buffer, unsigned long length, int flags)'),
  } as unknown as Libc
}
