// The kernel's own word on every fork and exec: the process events connector (linux/cn_proc.h) over netlink. It needs
// CAP_NET_ADMIN in the machine's own network; where that is not had, polling alone does the work. A process that lives
// for ten milliseconds is gone before any poll: the event is the only way to see it. And the word of a fork names both
// processes: on a busy machine the shell between two Pythons is often gone before anybody can ask who started it.

import { closeSync } from 'node:fs'
import koffi from 'koffi'
import { attempt } from './attempt.ts'
import type { ProcessNews, ProcessWatch } from './platform.ts'

type Libc = {
  socket(domain: number, type: number, protocol: number): number
  bind(fd: number, address: Buffer, length: number): number
  setsockopt(fd: number, level: number, name: number, value: Buffer, length: number): number
  send(fd: number, message: Buffer, length: number, flags: number): number
  recv(fd: number, buffer: Buffer, length: number, flags: number): number
  poll: { async(fds: Buffer, count: number, timeoutMs: number, done: (fault: unknown) => void): void }
}

const netlink = { domain: 16, datagram: 2, closeOnExec: 0o2000000, connector: 11 } as const
/** CN_IDX_PROC and CN_VAL_PROC; PROC_CN_MCAST_LISTEN; PROC_EVENT_FORK and PROC_EVENT_EXEC. */
const processes = { index: 1, value: 1, listen: 1, fork: 1, exec: 2 } as const
/** struct nlmsghdr, then struct cn_msg, then struct proc_event: what, cpu, timestamp, then what it is about. */
const offsets = { message: 16, payload: 36, what: 36, about: 52 } as const
/** Of a fork: thread and thread group of the parent, then of the child. Of an exec: thread, thread group. */
const numbers = { parent: 1, childThread: 2, child: 3, execed: 1 } as const
/** What has piled up is read at one go. */
const pile = { dontWait: 0x40, most: 100_000 } as const
/**
 * The system's own buffer holds some 250 messages, and what does not fit is lost: a busy machine says more while we
 * write a round to disk. SOL_SOCKET, SO_RCVBUFFORCE (socket(7)); whoever may listen may ask for it.
 */
const room = { level: 1, name: 33, bytes: 8 * 1024 * 1024 } as const
/** A wait must end now and then, for whoever waits to learn that nobody listens any more. */
const waitMs = 1000

/**
 * Tells of each new process and each that has begun another program. Silent where the kernel does not tell. A thread
 * waits, and reads nothing itself: what it held while we are busy would be missing from `read`.
 */
export function watchProcesses(news: ProcessNews): ProcessWatch {
  const libc = attempt(loadLibc)
  const fd = libc && attempt(() => subscribe(libc))
  let isClosed = false
  const buffer = Buffer.alloc(4096)
  const entry = pollOf(fd ?? -1) // kept: the thread writes into it, and a collected one was a crash

  function read(): void {
    if (!libc || fd === undefined || isClosed) return
    for (let left = pile.most; left > 0; left--) {
      // Below zero nothing is there, or more came than there was room for: the look at all processes finds those.
      const bytes = libc.recv(fd, buffer, buffer.length, pile.dontWait)
      if (bytes <= 0) return
      tell(buffer.subarray(0, bytes), news)
    }
  }

  function next(from: Libc, socket: number): void {
    from.poll.async(entry, 1, waitMs, (fault) => {
      if (isClosed || fault) return closeSync(socket)
      read()
      next(from, socket)
    })
  }

  if (libc && fd !== undefined) next(libc, fd)
  return {
    read,
    close() {
      isClosed = true
    },
  }
}

function tell(message: Buffer, { forked, execed }: ProcessNews): void {
  const number = (index: number) => message.readUInt32LE(offsets.about + index * 4)
  if (message.length < offsets.about + (numbers.child + 1) * 4) return
  const what = message.readUInt32LE(offsets.what)
  if (what === processes.exec) execed(number(numbers.execed))
  // A new thread is told as a fork too, of a child in its parent's own group.
  else if (what === processes.fork && number(numbers.childThread) === number(numbers.child))
    forked(number(numbers.child), number(numbers.parent))
}

/** Undefined where it is not permitted. */
function subscribe({ socket, bind, setsockopt, send }: Libc): number | undefined {
  const fd = socket(netlink.domain, netlink.datagram | netlink.closeOnExec, netlink.connector)
  if (fd < 0) return undefined
  const address = Buffer.alloc(12)
  address.writeUInt16LE(netlink.domain, 0)
  address.writeUInt32LE(processes.index, 8)
  const size = Buffer.alloc(4)
  size.writeInt32LE(room.bytes)
  setsockopt(fd, room.level, room.name, size, size.length)
  const request = listenRequest()
  const isOpen =
    bind(fd, address, address.length) === 0 && send(fd, request, request.length, 0) === request.length
  if (isOpen) return fd
  closeSync(fd)
  return undefined
}

/** struct pollfd (poll(2)): the descriptor, POLLIN, and room for the answer. */
function pollOf(fd: number): Buffer {
  const entry = Buffer.alloc(8)
  entry.writeInt32LE(fd, 0)
  entry.writeInt16LE(1, 4)
  return entry
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
    poll: library.func('int poll(_Inout_ uint8_t *entries, unsigned long count, int timeout)'),
  } as unknown as Libc
}
