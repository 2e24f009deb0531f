# What SQL statements do to which tables, read from their text in the dialects of their databases.

import unittest

from .harness import load

CASES = [
    ('SELECT * FROM people', 'select', ['people']),
    (
        'select a.x, b.y from hr.people a, public."Pay Roll" b where a.id = b.id',
        'select',
        ['hr.people', 'public.Pay Roll'],
    ),
    ('SELECT 1', 'select', []),
    ('SELECT count(*) FROM a JOIN b USING (id) LEFT JOIN c ON c.id = b.id', 'select', ['a', 'b', 'c']),
    ('SELECT * FROM (SELECT id FROM inner_one) q, outer_one', 'select', ['inner_one', 'outer_one']),
    ('SELECT * FROM (a JOIN b ON a.i = b.i)', 'select', ['a', 'b']),
    ('SELECT * FROM a JOIN b ON f(a.x, b.y) = 1, c ORDER BY d, e', 'select', ['a', 'b', 'c']),
    ('SELECT extract(year FROM born), trim(both from name) FROM people', 'select', ['people']),
    ('SELECT * FROM generate_series(1, 5) AS g, people', 'select', ['people']),
    ('SELECT a IS DISTINCT FROM b FROM t', 'select', ['t']),
    ('SELECT * FROM t FOR UPDATE', 'select', ['t']),
    (
        'WITH x AS (SELECT * FROM a), y (i, j) AS (SELECT 1, 2) SELECT * FROM x JOIN y ON 1=1 JOIN real',
        'select',
        ['a', 'real'],
    ),
    ('WITH moved AS (DELETE FROM a RETURNING *) INSERT INTO b SELECT * FROM moved', 'insert', ['a', 'b']),
    ('WITH RECURSIVE r AS MATERIALIZED (SELECT 1) UPDATE t SET x = 1', 'update', ['t']),
    ("INSERT INTO people (cpf, name) VALUES ('529.982.247-25', 'from secret')", 'insert', ['people']),
    ("INSERT INTO people VALUES ('it''s from secret'), ('x')", 'insert', ['people']),
    ('INSERT OR REPLACE INTO t SELECT * FROM s', 'insert', ['t', 's']),
    ('INSERT INTO t (a) VALUES (?) ON CONFLICT (a) DO UPDATE SET a = excluded.a', 'insert', ['t']),
    ('REPLACE INTO t VALUES (?)', 'replace', ['t']),
    (
        'UPDATE ONLY hr.salaries SET amount = amount * 1.1 FROM people p WHERE p.id = 1',
        'update',
        ['hr.salaries', 'people'],
    ),
    ('DELETE FROM a USING b WHERE a.id = b.id', 'delete', ['a', 'b']),
    (
        'MERGE INTO target USING source ON target.id = source.id WHEN MATCHED THEN UPDATE SET x = 1',
        'merge',
        ['target', 'source'],
    ),
    ('CREATE TABLE IF NOT EXISTS "my table" (id int, name text)', 'create', ['my table']),
    ('CREATE TEMP TABLE t AS SELECT * FROM s', 'create', ['t', 's']),
    ('CREATE UNIQUE INDEX i ON people (cpf)', 'create', ['people']),
    ('DROP TABLE IF EXISTS a, b', 'drop', ['a', 'b']),
    ('TRUNCATE a', 'truncate', ['a']),
    ('TRUNCATE TABLE a', 'truncate', ['a']),
    ('COPY people (id, name) FROM STDIN', 'copy', ['people']),
    ('COPY (SELECT * FROM people) TO STDOUT', 'copy', ['people']),
    ('CALL pay_all(1)', 'call', []),
    ('BEGIN', 'begin', []),
    ('PRAGMA table_info(people)', 'pragma', []),
    ('-- from secret\nSELECT * /* from hidden */ FROM t -- join no', 'select', ['t']),
    ('SELECT * FROM [dbo].[Pay Roll] WITH (NOLOCK)', 'select', ['dbo.Pay Roll']),
    ('SELECT `a`.`b` FROM `shop`.`orders`', 'select', ['shop.orders']),
    ("SELECT $$ from secret $$, $1, $q$ join 'x $q$ FROM t", 'select', ['t']),
    ('SELECT a FROM t UNION SELECT b FROM u', 'select', ['t', 'u']),
    ('(SELECT a FROM t)', 'select', ['t']),
    ('CREATE TABLE a (x); INSERT INTO b VALUES (1)', 'create', ['a', 'b']),
    ('SELECT * FROM ?', 'select', []),
    ('SELECT * FROM %s', 'select', []),
    ('', 'other', []),
    ('nonsense from', 'other', []),
    ("'", 'other', []),
    (']]]', 'other', []),
]


class Statements(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.statement = load('observers.statement')

    def test_kinds_and_tables(self):
        for text, kind, tables in CASES:
            with self.subTest(text):
                self.assertEqual(self.statement.describe(text), (kind, tuple(tables)))

    def test_both_ways_of_splitting_agree(self):
        for text, _, _ in CASES:
            with self.subTest(text):
                fast = self.statement.words_of(text, 'sqlite')
                slow = list(self.statement.scan(text, 'sqlite'))
                self.assertEqual(self.statement.read(fast), self.statement.read(slow))

    def test_backslashes_never_let_a_value_out(self):
        text = "INSERT INTO t VALUES ('it\\'s from secret', 'x')"
        for dialect in ('mysql', 'mariadb', ''):
            self.assertEqual(self.statement.describe(text, dialect), ('insert', ('t',)))
        path = "SELECT 'c:\\' FROM t"
        self.assertEqual(self.statement.describe(path, 'sqlite'), ('select', ('t',)))
        self.assertEqual(self.statement.describe(path, 'postgresql'), ('select', ('t',)))
        self.assertEqual(
            self.statement.describe("SELECT E'\\' from secret' FROM t", 'postgresql'), ('select', ('t',))
        )
        self.assertEqual(self.statement.describe('SELECT "from secret" FROM t', 'mysql'), ('select', ('t',)))

    def test_is_bounded(self):
        rows = ', '.join("('%d', 'x')" % number for number in range(200000))
        self.assertEqual(self.statement.describe('INSERT INTO t VALUES ' + rows), ('insert', ('t',)))
        many = ', '.join('t%d' % number for number in range(1000))
        self.assertEqual(len(self.statement.describe('SELECT * FROM ' + many)[1]), self.statement.TABLES)

    def test_any_text_is_read_to_its_end(self):
        letters = ' \'"`[]()$;,-/*\\abfromjoin\n#=?.'
        seed = 7
        for _ in range(3000):
            text = ''
            for _ in range(40):
                seed = (seed * 1103515245 + 12345) % (1 << 31)
                text += letters[seed >> 8 & 31 if (seed >> 8 & 31) < len(letters) else 0]
            kind, tables = self.statement.describe(text, ('', 'mysql', 'postgresql')[seed % 3])
            self.assertLessEqual(len(tables), 16)
            self.assertIsInstance(kind, str)
