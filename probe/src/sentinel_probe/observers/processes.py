# Processes started, and this one replaced by another program.

import sys

ARGV_BYTES = 1800
SHELLS = frozenset(('sh', 'bash', 'dash', 'zsh', 'cmd', 'cmd.exe'))
SENDERS = frozenset(
    'curl wget http https xh scp sftp ssh rsync ftp lftp nc ncat netcat telnet socat openssl aws az gcloud gsutil rclone '
    's3cmd mail mailx sendmail mutt git gh powershell pwsh certutil bitsadmin'.split()
)


class Processes:
    """The handlers for the events of processes."""

    def __init__(self, probe):
        self.probe, self.system, self.recorder = probe, probe.system, probe.recorder
        self.text, self.field, self.quote_list = (
            probe.system.text,
            probe.events.field,
            probe.events.quote_list,
        )
        self.asker, self.place, self.words_of = probe.asker, probe.place, probe.frames.words_of
        self.standard = probe.frames.STANDARD
        redact = probe.load('redact')
        self.mask, self.mask_known, self.parse = redact.mask, redact.mask_known, probe.load('invocation').parse
        self.environ = sys.modules['os'].environ

    def handlers(self):
        return {
            'subprocess.Popen': self.popen,
            'os.system': self.shell,
            'os.exec': self.replaced,
            'os.posix_spawn': self.posix_spawn,
            'os.spawn': self.spawn,
            'os.fork': self.fork,
            'os.forkpty': self.forkpty,
            'os.startfile': self.startfile,
            'pty.spawn': self.pty_spawn,
        }

    def masked(self, words):
        """The command line without secrets, and without the text that an interpreter is given to run."""
        words = self.mask_known(words, self.environ)
        if words and 'python' in words[0].rpartition('/')[2].lower():
            kind, index, offset = self.parse(words)
            if kind == 'command' and index < len(words):
                code = words[index][:offset] + '<code>'
                return self.mask(words[:index]) + [code] + self.mask(words[index + 1 :])
        return self.mask(words)

    def strings(self, value):
        """The words of an argv as the program gave it: a string, or a sequence of str, bytes and paths."""
        whole = self.text(value)
        if whole is not None:
            return [whole]
        if type(value) not in (list, tuple):
            return []
        return [word if word is not None else '?' for word in map(self.text, value)]

    def members(self, how, executable, words):
        argv, omitted = self.quote_list(self.masked(words), ARGV_BYTES, 255)
        if omitted:
            argv = argv[:-1] + (',' if len(argv) > 2 else '') + '"\u2026 %d more"]' % omitted
        return ',"how":"' + how + '"' + self.field('executable', executable, 500) + ',"argv":' + argv

    def started(self, how, executable, words, frame=None):
        at = self.field('at', self.place(frame or self.asker()[0]), 900)
        self.recorder.record('process.started', self.members(how, executable, words) + at)

    def asked_by(self, frame, whose, name):
        """True where this function of the standard library asked: it was told already, with more to say."""
        return whose == self.standard and self.words_of(frame)[2] == name

    def sends(self, words):
        """What a program that sends is told to send, before it starts (content_messages.py)."""
        name = words[0].rpartition('/')[2] if words else ''
        if name in SHELLS or name.partition('.')[0] in SENDERS:
            self.probe.observe('modules')
            self.probe.quietly(self.probe.watched_content).messages.command(words)

    def popen(self, args):
        words = self.strings(args[1])
        self.sends(words)
        self.started('subprocess.Popen', self.text(args[0]) or (words[0] if words else None), words)

    def shell(self, args):
        command = self.text(args[0])
        if command is not None and sys.platform == 'win32':
            self.started('os.system', None, [command])
        elif command is not None:
            self.sends(['sh', '-c', command])
            self.started('os.system', '/bin/sh', ['sh', '-c', command])

    def replaced(self, args):
        path = self.text(args[0])
        if path is None or not self.reachable(path):
            return
        if self.probe.vehicle and self.recorder.inbox.head is not None:
            return  # forked by the library only to come here: told as the parent's process.started
        self.probe.tell_modules()  # and what observers summed: nobody is there to do it at the end
        self.recorder.settle()
        at = self.field('at', self.place(self.asker()[0]), 900)
        self.recorder.record(
            'process.replaced', self.members('os.exec', path, self.strings(args[1])) + at, True
        )

    def reachable(self, path):
        """execvp tries each directory of PATH; only the try that can succeed is an act."""
        try:
            return self.system.access(path, self.system.os.X_OK)
        except (OSError, ValueError):
            return False

    def posix_spawn(self, args):
        frame, whose = self.asker()
        if not self.asked_by(frame, whose, '_posix_spawn'):
            self.started('os.posix_spawn', self.text(args[0]), self.strings(args[1]), frame)

    def spawn(self, args):
        self.started('os.spawn', self.text(args[1]), self.strings(args[2]))

    def fork(self, args):
        frame, whose = self.asker()
        if self.asked_by(frame, whose, '_spawnvef'):  # os.spawn* of POSIX: a fork that goes on to exec
            given = frame.f_locals
            how = 'os.' + self.words_of(frame.f_back)[2]
            self.started(how, self.text(given.get('file')), self.strings(given.get('args')), frame)
        else:
            self.started('os.fork', None, [], frame)

    def forkpty(self, args):
        frame, whose = self.asker()
        if not (self.asked_by(frame, whose, 'fork') and self.asked_by(frame.f_back, whose, 'spawn')):
            self.started('os.forkpty', None, [], frame)

    def pty_spawn(self, args):
        words = self.strings(args[0])
        self.started('pty.spawn', words[0] if words else None, words)

    def startfile(self, args):
        self.started('os.startfile', self.text(args[0]), [])


def create(probe):
    """Handlers by event; gives the probe `process_started` for what raises no event."""
    processes = Processes(probe)
    probe.process_started = lambda how, path, words: processes.started(
        how, processes.text(path), processes.strings(words)
    )
    return processes.handlers()
