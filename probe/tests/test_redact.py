# Secrets in command lines: what must be hidden, and what must stay readable.

import unittest

from .harness import load

mask = load('redact').mask

HIDDEN = [
    (['--password', 'hunter2'], ['--password', '***']),
    (['--password=hunter2'], ['--password=***']),
    (['--db-password', 'hunter2', 'x.csv'], ['--db-password', '***', 'x.csv']),
    (['-token', 'abc'], ['-token', '***']),
    (['--api-key=abc', '--verbose'], ['--api-key=***', '--verbose']),
    (['AWS_SECRET_ACCESS_KEY=abc'], ['AWS_SECRET_ACCESS_KEY=***']),
    (['DB_PASS=abc'], ['DB_PASS=***']),
    (['postgres://user:hunter2@db/x'], ['postgres://user:***@db/x']),
    (['--url=https://u:p%40ss@host:8080/a?b'], ['--url=https://u:***@host:8080/a?b']),
    (['-H', 'Authorization: Bearer abc.def'], ['-H', 'Authorization: Bearer ***']),
    (['-H', 'X-Api-Key: abc'], ['-H', 'X-Api-Key: ***']),
    (['sk-' + 'ant-api03-' + 'a1b2' * 5], ['***']),
    (['see', 'ghp_0123456789abcdefghij'], ['see', '***']),
    (['--header', 'k glpat-0123456789abcdef'], ['--header', 'k ***']),
    (['AKIAIOSFODNN7EXAMPLE'], ['***']),
    (['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'], ['***']),
    (['x -----BEGIN RSA PRIVATE KEY-----abc'], ['x ***']),
    (['https://host/p?token=abc&page=2'], ['https://host/p?token=***&page=2']),
    (['curl -u "x" --token abc https://h'], ['curl -u "x" --token *** https://h']),
    (['PGPASSWORD=abc psql -h db'], ['PGPASSWORD=*** psql -h db']),
]
KEPT = [
    ['report.py', '--input', 'sales.xlsx', '-o', '/tmp/out.txt'],
    ['--author', 'Ann', '--tokenizer=bpe'],
    ['https://host:8080/path?page=2'],
    ['--keyboard', 'us'],
    ['sk-learn'],
    ['-m', 'http.server', '8000'],
    ['--max-tokens=100'],
    [''],
    ['a=b', 'c:d', 'C:\\Users\\x'],
]


class Masking(unittest.TestCase):
    def test_secrets_are_hidden(self):
        for words, expected in HIDDEN:
            with self.subTest(words):
                self.assertEqual(mask(words), expected)

    def test_ordinary_words_stay(self):
        for words in KEPT:
            with self.subTest(words):
                self.assertEqual(mask(words), words)
