# Makes the cache file of all the probe's modules (see Bundle in __init__.py), at the first start of each
# Python.
#
# It is written whole under another name and renamed into place, as two Pythons may start at once. Where that
# is not allowed, each start compiles the modules that it needs: twenty milliseconds instead of one.

import sys

FOLDERS = ('', 'observers/')
EVERY_START = ('__init__', 'bootstrap', 'safety', 'events', 'inbox', 'identity', 'invocation', 'ending', 'hook')


class Maker:
    """Compiles modules for a Bundle."""

    def __init__(self, bundle):
        self.bundle, self.system, self.dumps = bundle, bundle.system, sys.modules['marshal'].dumps
        self.made = {}
        if self.system.access(bundle.directory, 2):
            try:
                self.make()
            except OSError:
                pass

    def code(self, name):
        return self.compiled(name)[2]

    def compiled(self, name):
        """`(mtime, size, code)`, without docstrings: nobody reads them here."""
        if name not in self.made:
            location = self.bundle.location(name)
            found = self.system.stat(location)
            code = compile(self.bundle.read(location), location, 'exec', 0, True, 2)
            self.made[name] = found.st_mtime_ns, found.st_size, code
        return self.made[name]

    def others(self):
        for folder in FOLDERS:
            for file in self.system.listdir(self.bundle.directory + '/' + folder):
                name = (folder + file[:-3]).replace('/', '.')
                if file.endswith('.py') and name != 'bundle' and name not in EVERY_START:
                    yield name

    def make(self):
        dumps, front = self.dumps, {}
        for name in EVERY_START:
            mtime, size, code = self.compiled(name)
            front[name] = mtime, size, dumps(code)
        index, codes = {}, b''
        for name in self.others():
            mtime, size, code = self.compiled(name)
            begin = len(codes)
            codes += dumps(code)
            index[name] = mtime, size, begin, len(codes)
        magic = sys.modules['_frozen_importlib_external'].MAGIC_NUMBER
        parts = dumps(front), dumps(index), codes
        self.store(magic + b''.join(len(part).to_bytes(4, 'little') + part for part in parts))

    def store(self, content):
        system, path = self.system, self.bundle.path()
        try:
            system.mkdir(path.rpartition('/')[0])
        except FileExistsError:
            pass
        temporary = '%s.%d' % (path, system.getpid())
        flags = getattr(system, 'O_BINARY', 0) | system.O_WRONLY | system.O_CREAT | system.O_EXCL
        descriptor = system.open(temporary, flags, 0o644)
        try:
            whole = system.write(descriptor, content) == len(content)
        finally:
            system.close(descriptor)
        if whole:
            system.replace(temporary, path)
