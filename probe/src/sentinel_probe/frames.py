# Whose code is it: the frame that asked for an act, and the nearest one in the user's own code (`path:line`).
#
# Frames come from a traceback of our own: sys._getframe raises an audit event each time, which costs a second round
# through every hook and would show in the program's own.

import sys

PROBE, IMPORTER, LIBRARY, USER = 1, 2, 3, 4
IMPORTERS = ('<frozen importlib', '<frozen zipimport', '<frozen runpy', '<frozen site')
NAMES = 4096


def create(own, stdlib, cwd):
    """`(asker, place)` for a probe in directory `own`, a standard library in `stdlib`, a start in `cwd`."""
    known = {}
    get = known.get

    def judge(name):
        if name.startswith(own):
            return PROBE
        if name.startswith('<'):
            return IMPORTER if name.startswith(IMPORTERS) else LIBRARY if name.startswith('<frozen') else USER
        if name.startswith(stdlib) or '/site-packages/' in name or '/dist-packages/' in name:
            return IMPORTER if name == stdlib + 'runpy.py' or name == stdlib + 'site.py' else LIBRARY
        return USER

    def kind(name):
        found = known.get(name)
        if found is None:
            if len(known) >= NAMES:
                known.clear()
            found = known[name] = judge(name)
        return found

    def asker():
        """The frame that caused the event and its kind; None and PROBE where the interpreter itself did."""
        try:
            raise LookupError
        except LookupError as here:
            frame = here.__traceback__.tb_frame.f_back
        while frame is not None:
            name = frame.f_code.co_filename
            whose = get(name) or kind(name)
            if whose != PROBE:
                return frame, whose
            frame = frame.f_back
        return None, PROBE

    def place(frame):
        """`path:line` of the nearest frame of the user's own code from `frame` outwards, or None."""
        while frame is not None:
            name = frame.f_code.co_filename
            if (get(name) or kind(name)) == USER:
                if name[0] not in '/<' and sys.platform != 'win32':
                    name = cwd + '/' + name  # before 3.9 the main script's name is as it was typed
                return name + ':' + str(frame.f_lineno)
            frame = frame.f_back
        return None

    return asker, place
