# What an installer does with files while one of its commands runs: what it puts in is counted for each package, its
# own temporary files and its cache are nobody's business. A thousand lines for forty packages made an install a fifth
# longer, and said no more than RECORD does.
#
# Only below known folders and only in the installer's own thread: whatever else is opened is told as ever. No code of
# a package runs here: builds are processes, and Runs, of their own.

import sys

NAMES = 1 << 16  # of one package that are told apart


class Unpacking:
    """One command of pip. `origin` is where it was asked for, as Events have it."""

    def __init__(self, probe, origin):
        self.probe, self.origin = probe, origin
        self.current, self.thread = probe.system.thread, probe.system.thread()
        tempfile = sys.modules.get('tempfile')
        self.own = (tempfile.gettempdir() + '/pip-',) if tempfile else ()
        self.inside, self.written, self.beyond = (), set(), 0

    def keeps(self, cache):
        """The folder of what was fetched before."""
        if isinstance(cache, str) and len(cache) > 1:
            self.own += (cache.rstrip('/') + '/',)

    def begin(self, folders):
        """A package is put in, or taken away, below `folders`."""
        self.inside = tuple(folder.rstrip('/') + '/' for folder in folders if folder and len(folder) > 1)
        self.beyond = 0

    def end(self):
        """How many files were written, compiled modules aside, and the folder that `tempfile` names for a file in it."""
        files = [path for path in self.written if '/__pycache__/' not in path and not path.endswith('.dist-info')]
        count = self.beyond + len(files)
        self.inside = ()
        self.written.clear()
        return count

    def opened(self, path, access):
        """True for what is counted here."""
        if self.current() != self.thread:
            return False
        if not self.inside or not path.startswith(self.inside):
            return path.startswith(self.own)
        if access == 'read':  # to compile it; what the installer imports for itself it has not written
            return path in self.written
        if len(self.written) < NAMES:
            self.written.add(path)
        else:
            self.beyond += 1
        return True

    def changed(self, paths):
        """The same of what is removed, or renamed."""
        if self.current() != self.thread:
            return False
        places = self.own + self.inside
        if not all([path.startswith(places) for path in paths]):
            return False
        if paths[0] in self.written:  # some are written under another name first
            self.written.remove(paths[0])
            self.written.update(paths[1:])
        return True

    def page(self, path):
        """Pages and files of an index differ by the package alone, which other Events name."""
        first, _, rest = path.partition('?')[0].lstrip('/').partition('/')
        return '/' + first + '/{}' if rest else '/' + first


def create(probe, origin):
    return Unpacking(probe, origin)
