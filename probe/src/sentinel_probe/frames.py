# Whose code is it: the frame that asked for an act, and the nearest one in the user's own code (`path:line`).
#
# sys._getframe, tb_frame and f_code each raise an audit event: a second round through every hook, heard by
# the program's own hooks too. f_back, f_globals and repr() raise none, and the frame of a generator of ours,
# fetched once beforehand, has the caller as its f_back whenever it runs.

import sys

PROBE, IMPORTER, STANDARD, PACKAGE, USER = range(1, 6)
IMPORTERS = ('runpy', 'site', 'zipimport')
NAMES = 4096
cells = {}  # file names of notebook cells → what they are called
SPARE = 4  # generators kept ready: one runs for each thread that looks at the same moment


def lookout():
    """A generator that yields the frame of whoever resumes it."""

    def look():
        while True:
            yield frame.f_back

    running = look()
    frame = running.gi_frame
    return running


def words_of(frame):
    """`(file, line, function)` of a frame, read from its repr: `<frame at 0x…, file '…', line 3, code
    main>`."""
    shown = repr(frame)
    start, end, last = shown.find(', file ') + 8, shown.rfind(', line '), shown.rfind(', code ')
    file = shown[start : end - 1]
    if '\\' in file:
        file = frame.f_code.co_filename  # escaped: a rare name is worth its audit event
    return file, shown[end + 7 : last], shown[last + 7 : -1]


def judge(name, file, own, stdlib):
    """The kind of a module by its `__name__` and `__file__`."""
    if file is None:
        return IMPORTER if name in IMPORTERS else USER
    if file.startswith(own):
        return PROBE
    if '/site-packages/' in file or '/dist-packages/' in file:
        return PACKAGE
    if file.startswith(stdlib):
        return IMPORTER if name in IMPORTERS else STANDARD
    return USER


def create(own, stdlib, cwd):
    """`(asker, place)` for a probe in directory `own`, a standard library in `stdlib`, a start in `cwd`."""
    known = {}
    get, member = known.get, dict.get
    pool = [lookout() for _ in range(SPARE)]
    take, give = pool.pop, pool.append
    bootstrap = MODULES['_frozen_importlib'].__dict__  # noqa: F821
    external = MODULES['_frozen_importlib_external'].__dict__  # noqa: F821

    def kind(frame):
        space = frame.f_globals
        if space is external or space is bootstrap:
            return IMPORTER
        file = member(space, '__file__')
        if type(file) is str:
            found = get(file)
            if found is not None:
                return found
        else:
            file = None
        name = member(space, '__name__')
        found = judge(name if type(name) is str else None, file, own, stdlib)
        if file is not None:
            if len(known) >= NAMES:
                known.clear()
            known[file] = found
        return found

    def asker():
        """The frame that caused the event and its kind; None and PROBE where the interpreter itself did."""
        look = take() if pool else lookout()
        frame = next(look)
        give(look)
        while frame is not None:
            whose = kind(frame)
            if whose != PROBE:
                return frame, whose
            frame = frame.f_back
        return None, PROBE

    def place(frame):
        """`path:line` of the nearest frame of the user's own code from `frame` outwards, or None."""
        while frame is not None:
            space = frame.f_globals
            if space is external or space is bootstrap:  # half of all frames while modules come in
                frame = frame.f_back
                continue
            file = member(space, '__file__')
            if ((type(file) is str and get(file)) or kind(frame)) == USER:
                file, line, _ = words_of(frame)
                file = cells.get(file, file)
                if file[:1] not in '/<' and sys.platform != 'win32':
                    file = cwd + '/' + file  # before 3.9 the main script's name is as it was typed
                return file + ':' + line
            frame = frame.f_back
        return None

    return asker, place
