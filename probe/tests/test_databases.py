# SQLite, told statement by statement, while its connections and cursors stay what the program knows.

import os
import sys
import unittest

from .harness import ProbeTest


class Databases(ProbeTest):
    def queried(self, result):
        """{(statement, tables): rows} with what was told later added."""
        events, rows = {}, {}
        for line in result.runs[0].lines:
            if line['type'] == 'database.queried':
                key = events[line['seq']] = (line['statement'], *line.get('tables', ()))
                rows[key] = line.get('rows')
            elif line['type'] == 'event.repeated' and line['of'] in events and 'sums' in line:
                rows[events[line['of']]] = line['sums']['rows']
        return rows

    def test_statements_tables_and_rows(self):
        result = self.program("""
            import sqlite3
            connection = sqlite3.connect('shop.db')
            connection.execute('create table people (id integer, cpf text)')
            connection.executemany('insert into people values (?, ?)', [(n, 'secret') for n in range(50)])
            cursor = connection.cursor()
            cursor.execute("update people set cpf = 'from hidden' where id < 10")
            print(len(list(cursor.execute('select * from people'))))
            print(cursor.execute('select id from people p join people q using (id)').fetchone())
            cursor.execute('select max(id) from (select id from people limit 7)').fetchall()
            for row in connection.execute('select id from people as walked'):
                if row[0] == 4:
                    break
            connection.commit()
        """)
        self.assertEqual((result.err, result.code), ('', 0))
        self.assert_whole(result)
        path = os.path.join(self.directory, 'shop.db')
        self.assertEqual(self.told(result, 'database.connected', 'engine', 'database'), [('sqlite', path)])
        self.assertEqual(
            self.queried(result),
            {
                ('create', 'people'): None,
                ('insert', 'people'): 50,
                ('update', 'people'): 10,
                ('select', 'people'): 50 + 1 + 1 + 5,
            },
        )
        self.assertEqual({line['library'] for line in self.lines(result, 'database.queried')}, {'sqlite3'})
        self.assertNotIn('hidden', str(result.runs))

    def test_rows_of_a_loop_that_ended_by_exit_are_told(self):
        result = self.program("""
            import os, sqlite3
            connection = sqlite3.connect(':memory:')
            connection.executescript('create table t (x); insert into t values (1); insert into t values (2)')
            rows = iter(connection.execute('select * from t'))
            next(rows)
            os._exit(0)
        """)
        self.assertEqual(self.queried(result)[('select', 't')], 1)

    def test_the_program_sees_its_own_objects(self):
        result = self.assert_same("""
            import inspect, sqlite3, sys
            connection = sqlite3.connect(':memory:', timeout=3)
            cursor = connection.cursor()
            print(isinstance(connection, sqlite3.Connection), isinstance(cursor, sqlite3.Cursor))
            print(type(connection).__name__, type(connection).__module__, type(cursor).__qualname__)
            print(connection.execute.__name__, connection.cursor.__doc__ == sqlite3.Connection.cursor.__doc__)
            print(sqlite3.connect.__name__, sqlite3.dbapi2.connect is sqlite3.connect)
            try:
                connection.new = 1
            except AttributeError as fault:
                print(type(fault))
            try:
                connection.execute('nonsense')
            except sqlite3.OperationalError as fault:
                print(fault)
            try:
                sqlite3.connect('/nowhere/at/all.db')
            except sqlite3.OperationalError as fault:
                print(fault)
            connection.row_factory = sqlite3.Row
            row = connection.execute('select 1 as one').fetchone()
            print(row['one'], cursor.connection is connection, connection.cursor().row_factory)
            with connection:
                print(list(connection.execute('select 5')).__len__(), next(connection.execute('select 6'))[0])
            print(cursor.execute('select 7') is cursor, connection.total_changes)
            connection.create_function('twice', 1, lambda x: 2 * x)
            print(tuple(connection.execute('select twice(4)').fetchone()))
            print([tuple(row) for row in connection.iterdump()])
        """)
        self.assertEqual(result.err, '')

    def test_factories_of_the_program_are_kept(self):
        result = self.assert_same(
            """
            import sqlite3
            class Rows(sqlite3.Cursor):
                def execute(self, *args):
                    print('mine', args)
                    return super().execute(*args)
                def __iter__(self):
                    print('walked')
                    return super().__iter__()
            class Store(sqlite3.Connection):
                def cursor(self, factory=Rows):
                    return super().cursor(factory)
                def execute(self, *args):
                    print('theirs', args)
                    return super().execute(*args)
            store = sqlite3.connect(':memory:', factory=Store)
            print(isinstance(store, Store), isinstance(store.cursor(), Rows))
            store.execute('select 1')
            print(list(store.cursor().execute('select 2')))
            print(sqlite3.connect(':memory:', 5.0, 0, None, True, Store).__class__.__name__)
            class Plain(sqlite3.Connection):
                pass
            plain = sqlite3.connect(':memory:', factory=Plain)
            print(type(plain).__name__, isinstance(plain, Plain), plain.execute('select 3').fetchall())
            print(plain.cursor(Rows).execute('select 4').fetchall())
            def make(*args, **kwargs):
                return sqlite3.Connection(*args)
            print(sqlite3.connect(':memory:', factory=make).execute('select 5').fetchall())
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual(self.queried(result), {('select',): 2})

    def test_forks_and_threads(self):
        result = self.program(
            """
            import os, sqlite3, threading
            connection = sqlite3.connect('a.db')
            connection.execute('create table t (x)')
            def insert():
                own = sqlite3.connect('a.db', timeout=30)
                own.execute('insert into t values (1)')
                own.commit()
            threads = [threading.Thread(target=insert) for _ in range(3)]
            [thread.start() for thread in threads]
            [thread.join() for thread in threads]
            if os.fork() == 0:
                own = sqlite3.connect('a.db')
                print(len(own.execute('select * from t').fetchall()), flush=True)
                own = None
                raise SystemExit
            os.wait()
        """,
            flags=('-W', 'ignore'),  # 3.12 warns of a fork beside a thread that is just ending
        )
        self.assertEqual((result.out, result.err), ('3\n', ''))
        child = [run for run in result.runs if run.started['mode'] == 'fork'][0]
        self.assertEqual([line['sums'] for line in child.lines if 'sums' in line], [{'rows': 3}])

    @unittest.skipIf(sys.version_info < (3, 11), 'before, a traceback cannot lose a frame')
    def test_tracebacks_have_no_frame_of_ours(self):
        result = self.program("""
            import sqlite3
            sqlite3.connect(':memory:').execute('nonsense')
        """)
        self.assertNotIn('sentinel', result.err)
        self.assertEqual(result.err.count('File "'), 1)
