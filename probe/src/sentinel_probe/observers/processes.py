# Processes started, and this one replaced by another program.

import sys


def create(probe):
    """Handlers for the events of processes."""
    system, recorder, events = probe.system, probe.recorder, probe.events
    text, field, quote_list = system.text, events.field, events.quote_list
    asker, place, stdlib = probe.asker, probe.place, probe.stdlib
    words_of = probe.frames.words_of
    redact, parse = probe.load('redact'), probe.load('identity').parse

    def masked(words):
        """The command line without secrets, and without the text that an interpreter is given to run."""
        words = list(words)
        if words and 'python' in words[0].rpartition('/')[2].lower():
            kind, index, offset = parse(words)
            if kind == 'command' and index < len(words):
                words[index] = words[index][:offset] + '<code>'
                return redact.mask(words[:index]) + [words[index]] + redact.mask(words[index + 1:])
        return redact.mask(words)

    def strings(value):
        """The words of an argv as the program gave it: a string, or a sequence of str, bytes and paths."""
        whole = text(value)
        if whole is not None:
            return [whole]
        if type(value) not in (list, tuple):
            return []
        return [word if word is not None else '?' for word in map(text, value)]

    def members(how, executable, words):
        argv, omitted = quote_list(masked(words), 1800, 255)
        if omitted:
            argv = argv[:-1] + (',' if len(argv) > 2 else '') + '"\\u2026 %d more"]' % omitted
        return ',"how":"' + how + '"' + field('executable', executable, 500) + ',"argv":' + argv

    def started(how, executable, words, frame=None):
        recorder.record('process.started', members(how, executable, words) + at(frame or asker()[0]))

    def at(frame):
        return field('at', place(frame), 900)

    def asked_by(frame, *names):
        """True where one of these library functions asked: it was told already, with more to say."""
        if frame is None:
            return False
        file, _, function = words_of(frame)
        return function in names and (file.startswith(stdlib) or file.startswith('<frozen'))

    def popen(args):
        words = strings(args[1])
        executable = text(args[0]) or (words[0] if words else None)
        started('subprocess.Popen', executable, words)

    def shell(args):
        command = text(args[0])
        if command is not None:
            started('os.system', *((None, [command]) if sys.platform == 'win32' else ('/bin/sh', ['sh', '-c', command])))

    def replaced(args):
        path = text(args[0])
        if path is None or not reachable(path):
            return
        if probe.vehicle and recorder.inbox.head is not None:
            return  # forked by the library only to come here: told as the parent's process.started
        recorder.settle()
        recorder.record('process.replaced', members('os.exec', path, strings(args[1])) + at(asker()[0]), True)

    def reachable(path):
        """execvp tries each directory of PATH; only the try that can succeed is an act."""
        try:
            return system.access(path, system.os.X_OK)
        except (OSError, ValueError):
            return False

    def posix_spawn(args):
        frame = asker()[0]
        if not asked_by(frame, '_posix_spawn'):
            started('os.posix_spawn', text(args[0]), strings(args[1]), frame)

    def spawn(args):
        started('os.spawn', text(args[1]), strings(args[2]))

    def fork(args):
        frame = asker()[0]
        if asked_by(frame, '_spawnvef'):
            given = frame.f_locals
            started('os.' + words_of(frame.f_back)[2], text(given.get('file')), strings(given.get('args')), frame)
        else:
            started('os.fork', None, [], frame)

    def forkpty(args):
        frame = asker()[0]
        if not (asked_by(frame, 'fork') and frame.f_back is not None and asked_by(frame.f_back, 'spawn')):
            started('os.forkpty', None, [], frame)

    def pty_spawn(args):
        words = strings(args[0])
        started('pty.spawn', words[0] if words else None, words)

    def startfile(args):
        started('os.startfile', text(args[0]), [])

    probe.process_started = lambda how, path, words: started(how, text(path), strings(words))
    return {'subprocess.Popen': popen, 'os.system': shell, 'os.exec': replaced, 'os.posix_spawn': posix_spawn,
            'os.spawn': spawn, 'os.fork': fork, 'os.forkpty': forkpty, 'os.startfile': startfile, 'pty.spawn': pty_spawn}
