# Lines: quoting, bounds, repeats, and what is told of faults and losses.

import json
import random
import unittest

from .harness import extension, load

events = load('events')
native = extension()


class Sink:
    """An inbox that keeps what it is given, or refuses it."""

    full = plain = False

    def __init__(self):
        self.lines = []
        self.refuse = False

    def begin(self, run, head):
        self.lines.append(head)

    def append(self, line, last=False):
        if self.refuse:
            return False
        self.lines.append(line)
        return True

    def read(self):
        return [json.loads(line.decode()) for line in self.lines]


def recorder(native=None):
    sink = Sink()
    record = events.Recorder(sink, lambda: 1_700_000_000_000_000_000, native)
    record.begin('run', '')
    return record, sink


class Quoting(unittest.TestCase):
    def test_any_text_survives(self):
        rng = random.Random(7)
        alphabet = ['a', '/', '"', '\\', '\n', '\0', '\x7f', 'é', '\u2028', '日', '\U0001f600', '\udc80', "'"]
        for _ in range(3000):
            text = ''.join(rng.choice(alphabet) for _ in range(rng.randrange(40)))
            quoted = events.quote(text).encode('utf-8', 'backslashreplace')
            self.assertEqual(json.loads(quoted.decode()), text)
            self.assertNotIn(b'\n', quoted)

    def test_long_texts_keep_both_ends_within_the_limit(self):
        for letter in ('a', '"', '\n', '日', '\udc80', '\U0001f600'):
            for length in (99, 101, 500, 5000):
                text = 'start' + letter * length + 'end'
                quoted = events.quote(text, 100).encode('utf-8', 'backslashreplace')
                self.assertLessEqual(len(quoted), 102)
                kept = json.loads(quoted.decode())
                if kept != text:
                    self.assertTrue(
                        kept.startswith('start') and kept.endswith('end') and '\u2026' in kept, kept
                    )

    def test_lists_count_what_they_leave_out(self):
        array, omitted = events.quote_list(['x' * 30] * 100, 200, 256)
        self.assertLessEqual(len(array), 202)
        self.assertEqual(len(json.loads(array)) + omitted, 100)
        self.assertEqual(events.quote_list(['a', 'b'], 100, 1), ('["a"]', 1))
        self.assertEqual(events.quote_list([], 100, 1), ('[]', 0))


class Recording(unittest.TestCase):
    native = None  # the reference in Python; below, the same in C

    def test_repeats_are_told_at_powers_of_two_and_at_the_end(self):
        record, sink = recorder(self.native)
        record.first('key', 'file.opened', '')
        for _ in range(10):
            self.assertTrue(record.again('key'))
        self.assertFalse(record.again('other'))
        record.settle()
        record.settle()
        repeats = [(line['of'], line['count']) for line in sink.read() if line['type'] == 'event.repeated']
        self.assertEqual(repeats, [(1, 2), (1, 4), (1, 8), (1, 11)])

    def test_a_lost_event_is_a_hole_and_its_repeat_is_written_anew(self):
        record, sink = recorder(self.native)
        sink.refuse = True
        record.first('key', 'file.opened', '')
        sink.refuse = False
        self.assertFalse(record.again('key'))
        record.first('key', 'file.opened', '')
        self.assertEqual([line['seq'] for line in sink.read()], [0, 2])

    def test_more_keys_than_are_remembered_lose_no_event_and_no_count(self):
        record, sink = recorder(self.native)
        for number in range(3 * events.KEYS):
            record.first(number, 'file.opened', '')
            record.again(number)
            record.again(number)
        record.settle()
        lines = sink.read()
        self.assertEqual(sum(line['type'] == 'file.opened' for line in lines), 3 * events.KEYS)
        self.assertEqual(sum(line.get('count') == 3 for line in lines), 3 * events.KEYS)
        self.assertLessEqual(len(record.recent) + len(record.older), 2 * events.KEYS)

    def test_what_the_full_inbox_refuses_is_told_at_the_end(self):
        record, sink = recorder(self.native)
        sink.refuse = sink.full = True
        for number in range(5):
            record.first(number, 'file.opened', '')
        sink.refuse = False
        record.settle()
        gaps = [line for line in sink.read() if line['type'] == 'gap.recorded']
        self.assertEqual([(gap['reason'], gap['count'], gap['seq']) for gap in gaps], [('dropped', 5, 6)])

    def test_faults_are_told_with_the_next_line_that_is_written(self):
        record, sink = recorder(self.native)
        record.faults = 3
        sink.refuse = True
        record.record('file.opened', '')
        sink.refuse = False
        record.record('file.opened', '')
        gaps = [line for line in sink.read() if line['type'] == 'gap.recorded']
        self.assertEqual([(gap['reason'], gap['count']) for gap in gaps], [('faults', 3)])

    def test_odd_texts_are_escaped_in_the_line(self):
        record, sink = recorder(self.native)
        record.record('file.opened', ',"path":"\udc80 \U0001f600 \0"')
        self.assertEqual(
            sink.lines[-1],
            b'{"seq":1,"time":1700000000000000,"type":"file.opened","path":"\\udc80 \xf0\x9f\x98\x80 \0"}\n',
        )

    def test_a_key_that_cannot_be_one_is_a_fault(self):
        record, _ = recorder(self.native)
        self.assertRaises(TypeError, record.again, [])
        self.assertRaises(TypeError, record.first, [], 'file.opened', '')

    def test_a_fault_of_the_inbox_is_handed_on(self):
        record, sink = recorder(self.native)
        del sink.lines
        self.assertRaises(AttributeError, record.first, 'key', 'file.opened', '')


@unittest.skipIf(native is None, 'no extension for this Python')
class RecordingInC(Recording):
    native = native

    def test_it_writes_the_same_lines(self):
        rng = random.Random(11)
        acts = [(rng.randrange(40), rng.choice(('é', '\udc80', 'a"b', 'x' * 5000))) for _ in range(3000)]
        told = []
        for side in (None, native):
            record, sink = recorder(side)
            record.keys = 9
            for number, text in acts:
                sink.refuse = sink.full = number == 7
                if not record.again((number, text)):
                    record.first((number, text), 'a.b', events.field('path', text))
                record.faults += number == 3
            sink.refuse = False
            record.settle()
            told.append(sink.lines)
        self.assertEqual(told[0], told[1])


@unittest.skipIf(native is None, 'no extension for this Python')
class QuotingInC(unittest.TestCase):
    def test_it_says_what_python_says(self):
        quote, field = native.texts(events.quote, events.field)
        rng = random.Random(7)
        alphabet = ['a', '/', '"', '\\', '\n', '\0', '\x7f', 'é', '\u2028', '\U0001f600', '\udc80', "'", ' ', '~']
        texts = [''.join(rng.choices(alphabet, k=rng.randrange(30))) for _ in range(3000)]
        for text in texts + ['b' * length for length in (1199, 1200, 1201, 2035, 2040, 2048, 5000)]:
            for limit in ((), (20,), (2039,), (4000,), (100,)):
                self.assertEqual(quote(text, *limit), events.quote(text, *limit))
                self.assertEqual(field('at', text, *limit), events.field('at', text, *limit))
            self.assertEqual(field(text[:70], 'x'), events.field(text[:70], 'x'))
        self.assertEqual(field('at', None), '')
        self.assertRaises(TypeError, quote, None)
        self.assertRaises(TypeError, quote, b'bytes')
