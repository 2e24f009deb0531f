# Paths as they are told: `.`, `..` and doubled slashes taken out by the text alone, as `os.path.normpath` does.
#
# A function of `os.path` kept from the start would keep `os` and all that it holds alive to the last collection of
# the interpreter's end, a tenth of all that a start costs.

import sys


def normpath(path):
    """POSIX: two leading slashes stay two, three are one (IEEE 1003.1, 4.13)."""
    if sys.platform == 'win32':
        return sys.modules['ntpath'].normpath(path)
    root = '/' * (2 if path[:2] == '//' != path[1:3] else path[:1] == '/')
    kept = []
    for part in path.split('/'):
        if part == '..' and (kept and kept[-1] != '..'):
            kept.pop()
        elif part not in ('', '.') and not (part == '..' and root):
            kept.append(part)
    return root + '/'.join(kept) or '.'
