# Events become lines here: numbered, bounded to 4 KiB, and counted instead of rewritten when they happen
# again.

LINE_BYTES = 4096
KEYS = 4096  # of each of the two generations of remembered events
ESCAPES = {34: '\\"', 92: '\\\\'}  # the control characters follow with the first text that needs any


def quote(text, limit=1200, escapes=ESCAPES):
    """A JSON string of at most about `limit` bytes; the middle of a longer text gives way to an ellipsis."""
    length = len(text)
    if length <= limit and text.isascii() and len(repr(text)) == length + 2 and '"' not in text:
        return '"' + text + '"'  # repr shows in one call that nothing needs an escape
    if len(escapes) == 2:
        escapes.update((code, '\\u%04x' % code) for code in range(32))
    keep = length
    short = text
    while True:
        escaped = short.translate(escapes)
        size = len(escaped.encode('utf-8', 'backslashreplace'))
        if size <= limit:
            return '"' + escaped + '"'
        keep = min(keep * limit // size, keep - 1) - 4
        short = text[: (keep + 1) // 2] + '\u2026' + text[len(text) - keep // 2 :]


def field(name, text, limit=1200, quote=quote):
    """`,"name":"text"`, or nothing for None."""
    return '' if text is None else ',"' + name + '":' + quote(text, limit)


def quote_list(texts, limit, items, each=500, quote=quote):
    """A JSON array within `limit` bytes and `items` members, and how many texts did not fit."""
    parts = []
    for text in texts:
        part = quote(text, each)
        limit -= len(part.encode('utf-8', 'backslashreplace')) + 1
        if limit < 0 or len(parts) == items:
            break
        parts.append(part)
    return '[' + ','.join(parts) + ']', len(texts) - len(parts)


class Recorder:
    """The numbered lines of one Run. With the extension, `record`, `first` and `again` are those of recorder.c,
    which do the same with the same attributes."""

    keys = KEYS

    def __init__(self, inbox, now, native=None):
        self.inbox, self.append = inbox, inbox.append
        self.now = now
        self.faults = 0
        if native is not None:
            self.record, self.first, self.again = native.recorder(self)
        self.begin(None, None)

    def begin(self, run, started):
        """A new Run, numbered from 0; `started` are the members of its run.started, kept until the inbox
        takes it."""
        self.numbers = iter(range(1 << 53))  # next() on it is atomic
        self.recent = {}
        self.older = {}
        self.dropped = 0
        if run is not None:
            line = '{"seq":%d,"time":%d,"type":"run.started"%s}\n' % (
                next(self.numbers),
                self.now() // 1000,
                started,
            )
            self.inbox.begin(run, line.encode('utf-8', 'backslashreplace'))

    def go_on(self, seq, faults):
        """With a Run whose lines before `seq` were written by start.c."""
        self.numbers, self.faults = iter(range(seq, 1 << 53)), faults

    def record(self, kind, members, last=False):
        """Write one event; its seq, or None when it was lost (the hole in the numbering tells so)."""
        seq = next(self.numbers)
        line = f'{{"seq":{seq},"time":{self.now() // 1000},"type":"{kind}"{members}}}\n'
        if not self.append(line.encode('utf-8', 'backslashreplace'), last):
            self._lost()
            return None
        if self.faults:
            self._tell_faults()
        return seq

    def _lost(self):
        self.dropped += self.inbox.full

    def first(self, key, kind, members):
        """Write the first occurrence of `key` and remember it for `again`."""
        seq = self.record(kind, members)
        if seq is not None:
            if len(self.recent) >= self.keys:
                self._turn()
            self.recent[key] = [seq, 1, 1]

    def again(self, key):
        """True when `key` was written before: it is only counted, and told at 2, 4, 8, 16… and at the end."""
        entry = self.recent.get(key)
        if entry is None:
            entry = self.older.get(key)
            if entry is None:
                return False
            self.recent[key] = entry
        entry[1] = count = entry[1] + 1
        if not count & (count - 1):
            self._tell_repeats(entry)
        return True

    def _tell_repeats(self, entry, last=False):
        count = entry[1]
        if self.record('event.repeated', ',"of":%d,"count":%d' % (entry[0], count), last) is not None:
            entry[2] = count

    def _tell_faults(self):
        count, self.faults = self.faults, 0
        self.record('gap.recorded', ',"reason":"faults","count":%d' % count, True)

    def _turn(self):
        """Forget the older generation (its counts are told first) rather than stop telling new events."""
        forgotten, self.older, self.recent = self.older, self.recent, {}
        for key, entry in forgotten.items():
            if entry[1] != entry[2] and key not in self.older:
                self._tell_repeats(entry)

    def settle(self):
        """Tell every count that is not told yet, before the Run ends or is replaced."""
        for generation in (self.older, self.recent):
            for entry in list(generation.values()):
                if entry[1] != entry[2]:
                    self._tell_repeats(entry)
        if self.faults:
            self._tell_faults()
        if self.dropped:
            count, self.dropped = self.dropped, 0
            self.record('gap.recorded', ',"reason":"dropped","count":%d' % count, True)
