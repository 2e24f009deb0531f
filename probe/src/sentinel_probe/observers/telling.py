# Acts of meaning as lines: where in the user's code and through which library, and summed when they happen
# again.

import sys

KEYS = 1024
CARRIERS = (
    'threading',
    'asyncio',
    'concurrent',
    'contextlib',
    'runpy',
    'functools',
)  # call what others wrote
CARRYING = ('azure.core.',)  # packages that do so
NAMESPACES = ('google.cloud', 'google', 'azure.storage', 'azure')  # packages that many distributions share


class Telling:
    """The Events of one process; after a fork those of the child."""

    def __init__(self, probe):
        self.probe, self.recorder, self.field = probe, probe.recorder, probe.events.field
        self.asker, self.place = probe.asker, probe.place
        self.judge, self.own, self.stdlib = probe.frames.judge, probe.own, probe.stdlib
        self.user, self.package = probe.frames.USER, probe.frames.PACKAGE
        self.standard = probe.frames.STANDARD
        self.kinds, self.with_library = {}, {}
        self.run, self.entries = None, {}
        native = probe.native.origins(getattr(sys, 'dllhandle', 0)) if probe.native else None
        self.remembered, self.remember = native or (lambda nothing: None, lambda frame, origin: None)

    def number(self, name, value):
        """`,"name":value`, or nothing for what is no plain, positive int."""
        return ',"%s":%d' % (name, value) if type(value) is int and 0 <= value < 1 << 53 else ''

    def begin(self):
        """A new process: its parent tells what it counted; the end of this one is to be heard."""
        self.run, self.entries = self.probe.run, {}
        before = self.probe.tell_modules

        def tell_modules():
            before()
            self.settle()

        self.probe.tell_modules = tell_modules

    def tell(self, kind, members, sums=None, origin=(None, None)):
        """Write an Event, or count and sum it where the same was written before. Returns what `more` takes, None where
        nothing could be written."""
        if self.run is not self.probe.run:
            self.begin()
        at, library = origin
        if library is not None:
            members = self.with_library.get((members, library)) or self.of_library(members, library)
        sums = {name: value for name, value in sums.items() if type(value) is int and value >= 0} if sums else {}
        entry = self.entries.get((kind, members))
        if entry is None:
            return self.first(kind, members, sums, at)
        self.again(entry, sums)
        return entry

    def of_library(self, members, library):
        if len(self.with_library) >= KEYS:
            self.with_library.clear()
        self.with_library[members, library] = found = members + self.field('library', library, 120)
        return found

    def add(self, kind, members, sums):
        """More of an act that was told already, such as rows that came later: it is summed, not counted again."""
        entry = self.entries.get((kind, members)) if self.run is self.probe.run else None
        if entry is not None:
            for name, value in sums.items():
                entry[3][name] = entry[3].get(name, 0) + value
            entry[2] = 0  # to be told once more

    def first(self, kind, members, sums, at):
        if len(self.entries) >= KEYS:
            self.settle()
            for entry in self.entries.values():
                entry[0] = None
            self.entries.clear()
        told = ''.join([self.number(name, value) for name, value in sums.items()])
        seq = self.recorder.record(kind, members + told + self.field('at', at, 900))
        if seq is None:
            return None
        self.entries[kind, members] = entry = [seq, 1, 1, sums]
        return entry

    def more(self, entry, name, value):
        """The same again, in this process, with one sum or none: the short way. An entry whose first member is None is
        let go; `tell` gives another."""
        entry[1] = count = entry[1] + 1
        if value is not None:
            totals = entry[3]
            totals[name] = totals.get(name, 0) + value
        if not count & (count - 1):
            self.repeated(entry)

    def again(self, entry, sums):
        entry[1] = count = entry[1] + 1
        totals = entry[3]
        for name, value in sums.items():
            totals[name] = totals.get(name, 0) + value
        if not count & (count - 1):
            self.repeated(entry)

    def repeated(self, entry, last=False):
        count = entry[1]
        sums = ''.join([self.number(name, value) for name, value in entry[3].items()])
        members = ',"of":%d,"count":%d' % (entry[0], count) + (',"sums":{%s}' % sums[1:] if sums else '')
        if self.recorder.record('event.repeated', members, last) is not None:
            entry[2] = count

    def settle(self):
        """Tell every count and sum that is not told yet."""
        if self.run is self.probe.run:
            for entry in list(self.entries.values()):
                if entry[1] != entry[2]:
                    self.repeated(entry, True)

    def kind(self, frame):
        space = frame.f_globals
        file = space.get('__file__')
        file = file if type(file) is str else None
        found = self.kinds.get(file) if file else None
        if found is None:
            name = space.get('__name__')
            found = self.judge(name if type(name) is str else None, file, self.own, self.stdlib)
            if file:
                self.kinds[file] = found
        return found

    def origin(self, library=None):
        """`(at, library)`: the nearest place in the user's code, and the library that it called there; `library`
        where the stack names none."""
        found = self.remembered(None)
        if found is None:
            frame, found = self.walk()
            if frame is not None:
                self.remember(frame, found)  # here, so that both see the same stack
        return found[0], found[1] or library

    def walk(self):
        frame = self.asker()[0]
        package = standard = None
        while frame is not None:
            kind = self.kind(frame)
            if kind == self.user:
                break
            name = frame.f_globals.get('__name__')
            if type(name) is str:
                if kind == self.package and not (package and name.startswith(CARRYING)):
                    package = name
                elif kind == self.standard and name.partition('.')[0] not in CARRIERS:
                    standard = name
            frame = frame.f_back
        return frame, (self.place(frame), library_of(package) or standard)


def library_of(name):
    """The package that a module belongs to: `google.cloud.storage` of `google.cloud.storage.blob`."""
    if name is None:
        return None
    for space in NAMESPACES:
        if name.startswith(space + '.'):
            return space + '.' + name[len(space) + 1 :].partition('.')[0]
    return name.partition('.')[0]


def create(probe):
    return Telling(probe)
