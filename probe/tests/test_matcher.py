# What passes the matcher holds nothing: the one in C and the one in Python let through the same secrets and counts as
# a look at everything, on random bodies with secrets, numbers and harmless things in every code.

import base64
import gzip
import json
import random
import unittest
import urllib.parse
import zlib

from .harness import extension, load
from .test_content import card, cpf

native = extension()
VALUES = ('hk3"9/dk-29Aksjq2!', 'Zx81-plain-value-0042', 'p%40ss/W0rd+9')


class Here:
    """As much of the probe as the search needs."""

    system, digest = load('safety'), load('identity').digest

    def __init__(self, extension):
        self.native = extension

    def load(self, name):
        return load(name)

    def quietly(self, act, *args):
        return act(*args)


class Place:
    """As much of a connection as the search needs."""

    host, port, kind, takes = 'elsewhere.example', 443, 'unknown', frozenset()

    def __init__(self):
        self.counts, self.kept, self.inflate, self.trail, self.before = {}, [], None, b'', b''
        self.chunked = self.login = False
        self.seen = set()
        self.coding = b''


class Looker:
    """A filter and the search behind it."""

    def __init__(self, extension):
        probe = Here(extension)
        self.bits = load('observers.content_filter')
        self.filter = self.bits.create(probe)
        self.search = load('observers.content_search').create(probe, self.filter)
        secrets = self.search.secrets
        secrets.looked = 1 << 62  # not this process's environment
        for number, value in enumerate(VALUES):
            secrets.learn('VALUE_%d' % number, value, 'environment')
        self.filter.learn([needle for one in secrets.known for needle in one.needles])

    def scan(self, body):
        return self.filter.scan(body, self.bits.KNOWN | self.bits.FORMAT | self.bits.NUMBER | self.bits.FIRST)

    def found(self, body, bits=None):
        """What the search finds where the filter says so; everywhere for `bits` given."""
        place, here = Place(), self.scan(body) if bits is None else bits
        secrets = {}
        if here & self.bits.SEEN:
            secrets = self.search.search(place, b'', body, here | self.bits.FIRST)
        return {(type_, value) for type_, value, _ in secrets.values()}, self.search.told(place.counts)


def key(dice, form):
    letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789'
    return form + ''.join(dice.choices(letters, k={'gsk_': 52, 'hf_': 34, 'ghp_': 36, 'xai-': 80}[form]))


def part(dice):
    """Something as it stands in a body."""
    return dice.choice(
        [
            lambda: dice.choice(VALUES),
            lambda: key(dice, 'gsk_'),
            lambda: key(dice, 'xai-'),
            lambda: 'postgresql://app:%x@db.corp.example/orders' % dice.getrandbits(60),
            lambda: '\n'.join(cpf(dice.randrange(10**9)) for _ in range(dice.randrange(1, 9))),
            lambda: '\n'.join(card(dice.randrange(10**14)) for _ in range(dice.randrange(1, 20))),
            lambda: ' '.join('DE%02d%018d' % (dice.randrange(99), dice.randrange(10**18)) for _ in range(4)),
            lambda: ', '.join('p%d@mail%d.example.org' % (n, n) for n in range(dice.randrange(1, 40))),
            lambda: json.dumps([{'name': 'x', 'salary': n, 'max_tokens': 7} for n in range(dice.randrange(1, 9))]),
            lambda: 'id;salary;note\n' + '%d;%d;x\n' % (dice.randrange(99), dice.randrange(9999)) * 8,
            lambda: str([dice.random() for _ in range(9)]),
            lambda: '%032x-%s' % (dice.getrandbits(128), dice.getrandbits(64)),
            lambda: 'lorem ipsum dolor sit amet %s ' % dice.choice('abcdefg') * dice.randrange(1, 9),
            lambda: ''.join(chr(dice.randrange(32, 0x250)) for _ in range(dice.randrange(1, 90))),
        ]
    )()


CODES = (
    lambda text: text.encode(),
    lambda text: base64.b64encode(text.encode()),
    lambda text: base64.encodebytes(text.encode()),
    lambda text: b'a=' + urllib.parse.quote_plus(text).encode() + b'&b=1',
    lambda text: json.dumps({'text': text}).encode(),
    lambda text: text.encode().hex().encode(),
    lambda text: gzip.compress(text.encode()),
    lambda text: zlib.compress(text.encode()),
    lambda text: base64.b64encode(gzip.compress(text.encode())),
)


def bodies(count):
    dice = random.Random(5)
    for _ in range(count):
        text = dice.choice((' ', '\n', '","', '')).join(part(dice) for _ in range(dice.randrange(1, 6)))
        yield dice.choice(CODES)(text)


class Matcher(unittest.TestCase):
    maxDiff = None

    def test_what_passes_holds_nothing(self):
        sides = [('pure', Looker(None))] + ([('C', Looker(native))] if native else [])
        bits = sides[0][1].bits
        everything = bits.KNOWN | bits.FORMAT | bits.NUMBER | bits.PACKED | bits.NAMED | bits.FIRST
        found = 0
        for number, body in enumerate(bodies(1500)):
            expected = sides[0][1].found(body, everything)
            found += expected != (set(), {})
            for name, side in sides:
                self.assertEqual(side.found(body), expected, (name, number, body[:3000]))
        self.assertGreater(found, 600)

    @unittest.skipIf(native is None, 'no extension for this Python')
    def test_bytes_of_any_kind_are_read_within_their_bounds(self):
        looker, dice = Looker(native), random.Random(9)
        marks = [b'sk-', b'eyJ', b'://', b'@', b'%', b'%4', b'\\n', b'"a":', b'PK\x03\x04', b'1234.', b'DE', b'=', b'\r\n']
        for _ in range(4000):
            body = b''.join(
                dice.choice(marks) if dice.random() < 0.4 else bytes(dice.getrandbits(8) for _ in range(dice.randrange(40)))
                for _ in range(dice.randrange(6))
            )
            self.assertEqual(looker.scan(body) & ~63, 0)

    def test_the_usual_bodies_of_programs_need_no_second_look(self):
        dice = random.Random(3)
        for name, looker in [('pure', Looker(None))] + ([('C', Looker(native))] if native else []):
            for body in (
                json.dumps({'order': 4711, 'items': [dice.random() for _ in range(8)], 'note': 'as usual'}).encode(),
                b'{"model": "some-model-mini", "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}',
                b'lorem ipsum dolor sit amet, ' * 40,
            ):
                looker.found(body, 127)  # the names of its keys are judged once
                self.assertEqual(looker.scan(body) & 63, 0, (name, body))


