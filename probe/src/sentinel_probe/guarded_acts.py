# What an audit event is in the policy's words: its act, its facts and its subject, taken from the event as the
# observer of it would take them.

import sys

ACCESSES = ('read', 'write', 'update', 'update')  # by the two lowest bits of the flags


class Acts:
    """One method for each audit event; `observer` is the one that hears of it afterwards."""

    def __init__(self, guard):
        self.guard, self.judge = guard, guard.judge
        self.probe, self.text = guard.probe, guard.probe.system.text
        self.modules = sys.modules
        self.wants = guard.acts.__contains__

    def table(self):
        """`{audit event: (acts of the policy, method)}`."""
        files, modules = ('file.opened',), ('module.imported',)
        process = ('process.started',)
        return {
            'socket.getaddrinfo': (('host.resolved',), self.looked_up),
            'socket.gethostbyname': (('host.resolved',), self.looked_up),
            'socket.connect': (('host.connected',), self.connected),
            'socket.sendto': (('host.connected',), self.connected),
            'socket.sendmsg': (('host.connected',), self.connected),
            'open': (files + modules, self.opened),
            'os.truncate': (files, self.truncated),
            'sqlite3.connect': (files, self.database),
            'os.remove': (('file.removed',), self.removed),
            'os.rename': (('file.renamed',), self.renamed),
            'import': (modules, self.imported),
            'subprocess.Popen': (process, self.popen),
            'os.system': (process, self.shell),
            'os.exec': (process, self.started),
            'os.posix_spawn': (process, self.started),
            'os.spawn': (process, lambda observer, args: self.started(observer, args[1:])),
            'pty.spawn': (process, lambda observer, args: self.started(observer, (None, args[0]))),
            'os.startfile': (process, lambda observer, args: self.started(observer, (args[0], ()))),
        }

    def looked_up(self, observer, args):
        host = self.text(args[0])
        if host and not (':' in host or host.replace('.', '').isdigit()):
            self.judge('host.resolved', {'destination.host': host}, host)

    def connected(self, observer, args):
        found = observer.target(args)
        if found is None or found[1] is None:
            return  # a path of this machine
        address, port = found
        host = observer.name_for(port) or address
        self.judge('host.connected', {'destination.host': host, 'destination.port': port}, host)

    def opened(self, observer, args):
        path, flags = self.text(args[0]), args[2]
        if path is None or type(flags) is not int or flags & observer.no_content:
            return
        if self.wants('module.imported'):
            frame, whose = self.probe.asker()
            if whose == observer.importer and frame is not None:
                self.module(self.being_loaded())
                return
        access = ACCESSES[flags & 3]
        if access == 'read' and flags & observer.changes:
            access = 'update'
        self.file(observer, 'file.opened', observer.absolute(path), access)

    def being_loaded(self):
        """The module that stands last in sys.modules; those of ours may have come in between."""
        for name in reversed(self.modules):
            if type(name) is str and not name.startswith('sentinel_probe'):
                return name
        return ''

    def file(self, observer, act, path, access):
        if not self.wants(act):
            return

        def skip():
            frame, whose = self.probe.asker()
            return whose == observer.importer or frame is None or observer.noise(path, access, frame, whose)

        self.judge(act, {'file.path': path, 'file.access': access}, path, skip)

    def truncated(self, observer, args):
        path = self.text(args[0])
        if path is not None:
            self.file(observer, 'file.opened', observer.absolute(path), 'update')

    def database(self, observer, args):
        path = self.text(args[0])
        if path and path != ':memory:':
            path = path[5:].partition('?')[0] if path.startswith('file:') else path
            self.file(observer, 'file.opened', observer.absolute(path), 'update')

    def removed(self, observer, args):
        path = self.text(args[0])
        if path is not None:
            self.file(observer, 'file.removed', observer.absolute(path, args[1]), 'removed')

    def renamed(self, observer, args):
        for path, directory in ((args[0], args[2]), (args[1], args[3])):
            path = self.text(path)
            if path is not None:
                self.file(observer, 'file.renamed', observer.absolute(path, directory), 'renamed')

    def imported(self, observer, args):
        name = self.text(args[0])
        if name and (args[1] is not None or name in observer.builtin):
            self.module(name)

    def module(self, name):
        top = name.partition('.')[0]
        self.judge('module.imported', {'module.name': top}, top)

    def popen(self, observer, args):
        words = observer.strings(args[1])
        self.process(self.text(args[0]) or (words[0] if words else ''), words)

    def shell(self, observer, args):
        command = self.text(args[0])
        if command is not None:
            self.process('/bin/sh', ['sh', '-c', command])

    def started(self, observer, args):
        words = observer.strings(args[1])
        self.process(self.text(args[0]) or (words[0] if words else ''), words)

    def process(self, executable, words):
        self.judge('process.started', {'process.executable': executable, 'process.argv': words}, executable)


def create(guard):
    """The table of acts for a guard."""
    return Acts(guard).table()
