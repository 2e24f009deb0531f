# The Run's file in the inbox: append one line with one write, never into anything else.
#
# A program may close our descriptor (a daemon closes them all) and be given the same number for a file of its
# own. Writing then would corrupt that file, so the descriptor sits at a high number and is recognised before
# each write.
#
# The file's identity (fstat) decides, but asking for it costs twice: a kernel with fine-grained timestamps
# makes the write after an fstat 1 µs slower (1.2 µs → 3.1 µs together). So ours carries two marks that are
# cheap to read: its offset is where our last write ended, and it is non-blocking, which means nothing for a
# file and is set on none.

FILE_BYTES = 8 * 1024 * 1024 - 64 * 1024  # threads that race past the check must still end below 8 MiB
FILES = 64
HIGH = (1017, 1009, 1001, 251, 247)  # below the usual limits (1024, 256), above what programs hand out
LONGEST_PAUSE = 1_000_000_000


class Inbox:
    """One Run's lines. `head` (run.started) is kept until it could be written, and always goes first."""

    room = FILE_BYTES

    def __init__(self, directory, system, busy):
        self.directory = directory
        self.system = system
        self.busy = busy
        base = system.flag(
            'O_WRONLY', 'O_APPEND', 'O_CLOEXEC', 'O_NOFOLLOW', 'O_NOINHERIT', 'O_BINARY', 'O_NONBLOCK'
        )
        self.append_flags = base
        self.create_flags = base | system.flag('O_CREAT', 'O_EXCL')
        self.fstat, self.write, self.seek, self.blocking = (
            system.fstat,
            system.write,
            system.seek,
            system.blocking,
        )
        self.descriptor = -1

    def begin(self, run, head):
        """Start the file of `run`. After a fork the parent's descriptor is given back first."""
        if self.descriptor >= 0 and self._mine():
            self.system.close(self.descriptor)
        self.run = run
        self.head = head
        self.descriptor = self.number = -1
        self.inode = self.device = None
        self.size = self.pause = self.retry = 0
        self.torn = self.opening = self.full = self.plain = False

    def go_on(self, run, descriptor, inode, device, size):
        """With the file that start.c made and wrote run.started to."""
        self.begin(run, None)
        self.descriptor, self.inode, self.device, self.size = descriptor, inode, device, size
        self.number, self.plain = 0, True

    def flush(self):
        """Write run.started now, before any event."""
        try:
            return self.head is None or self._write_head() or self._failed()
        except OSError:
            return self._failed()

    def append(self, line, last=False):
        """True when the whole line is in the file (recorder.c does the usual case too). After a failure the next tries wait 1 ms … 1 s, so that a
        full disk costs a program nothing; `last` tries at once and may exceed the space kept for the Run."""
        length = len(line)
        if self.plain:  # the usual case, without a further call
            try:
                if (
                    self.seek(self.descriptor, 0, 1) == self.size
                    and not self.blocking(self.descriptor)
                    and self.size + length <= self.room
                ):
                    self.size += length
                    if self.write(self.descriptor, line) == length:
                        return True
                    self.torn = True
                    return self._failed()
            except OSError:
                pass
        return self._append(line, last)

    def _append(self, line, last):
        if self.retry and not last and self.system.monotonic() < self.retry:
            return False
        try:
            if self.head is not None and not self._write_head():
                return self._failed()
            if not self._ready(len(line), last) or not self._put(line):
                return self._failed()
        except OSError:
            return self._failed()
        self.retry = self.pause = 0
        self.size = self.seek(self.descriptor, 0, 1)
        self.plain = True
        return True

    def _write_head(self):
        line = self.head
        if self._ready(len(line), True) and self._put(line):
            self.head = None
            return True
        return False

    def _put(self, line):
        if self.torn:
            line = b'\n' + line
        written = self.write(self.descriptor, line)
        self.size += written
        self.torn = 0 < written < len(line) or (self.torn and written == 0)
        return written == len(line)

    def _failed(self):
        self.plain = False
        self.pause = min(max(self.pause * 2, 1_000_000), LONGEST_PAUSE)
        self.retry = self.system.monotonic() + self.pause
        return False

    def _mine(self):
        try:
            found = self.fstat(self.descriptor)
        except OSError:
            return False
        return found[1] == self.inode and found[2] == self.device

    def _ready(self, length, last):
        if self.descriptor >= 0 and self._mine():
            if self.size + length <= self.room or (last and self.number == FILES - 1):
                return True
            if self.number == FILES - 1:
                self.full = True
                return False
            return self._guarded(self._rotate)
        return self._guarded(self._recover)

    def _guarded(self, act):
        if self.opening:  # another thread is at it; this line is a hole that can be counted
            return self.descriptor >= 0 and self._mine()
        self.opening = True
        thread = self.system.thread()
        self.busy.add(thread)
        try:
            return act()
        finally:
            self.busy.discard(thread)
            self.opening = False

    def _path(self):
        suffix = '.ndjson' if self.number == 0 else '.%d.ndjson' % self.number
        return self.directory + '/' + self.run + suffix

    def _rotate(self):
        previous = self.descriptor
        if self._create():
            self.system.close(previous)
        return True

    def _recover(self):
        """Our descriptor is gone or belongs to somebody else: that one is not ours to close."""
        mine = self.inode, self.device
        self.descriptor = -1
        if mine[0] is not None:
            try:
                self._adopt(self.system.open_file(self._path(), self.append_flags, 0o600))
                if (self.inode, self.device) == mine:
                    return True
                self.system.close(self.descriptor)
            except OSError:
                pass
            self.torn = False
        return self._create()

    def _create(self):
        """Open the Run's next file; OSError where that is not possible."""
        self.number += 1
        try:
            self._adopt(self.system.open_file(self._path(), self.create_flags, 0o600))
        except FileExistsError:
            raise
        except OSError:
            self.number -= 1
            raise
        self.size = 0
        self.torn = False
        return True

    def _adopt(self, descriptor):
        fstat, dup2, close = self.system.fstat, self.system.dup2, self.system.close
        found = fstat(descriptor)
        for high in HIGH:
            try:
                fstat(high)
                continue  # taken
            except OSError:
                pass
            try:
                dup2(descriptor, high, False)
            except OSError:
                continue
            close(descriptor)
            descriptor = high
            break
        self.descriptor = descriptor
        self.inode, self.device = found[1], found[2]
