# Files read by the standard library's csv: rows, columns, classes of data; readers that are what they were.

from .harness import ProbeTest

PEOPLE = 'name,cpf,salary\n' + ''.join('Person,529.982.247-25,%d\n' % number for number in range(500))


class Csv(ProbeTest):
    def read(self, result):
        """`[(file, rows, columns, classes)]`, with the rows that were told later."""
        found, rows = {}, {}
        for line in result.runs[0].lines:
            if line['type'] == 'data.read':
                found[line['seq']] = line
            elif line['type'] == 'event.repeated' and line['of'] in found:
                rows[line['of']] = line['sums'].get('rows')
        return [
            (
                line['path'].rpartition('/')[2],
                rows.get(seq, line.get('rows')),
                line.get('columns', []),
                line.get('classes', {}),
            )
            for seq, line in found.items()
        ]

    def test_rows_columns_and_classes(self):
        self.file('people.csv', PEOPLE)
        result = self.program("""
            import csv
            with open('people.csv', newline='') as file:
                print(sum(1 for row in csv.reader(file)))
        """)
        self.assertEqual((result.out, result.err), ('501\n', ''))
        self.assert_whole(result)
        self.assertEqual(
            self.read(result), [('people.csv', 500, ['name', 'cpf', 'salary'], {'cpf': 59, 'salary': 59})]
        )
        self.assertEqual(self.told(result, 'data.read', 'library'), ['csv'])

    def test_a_reader_that_is_left_early(self):
        self.file('people.csv', PEOPLE)
        result = self.program(
            """
            import csv
            reader = csv.DictReader(open('people.csv', newline=''))
            for number, row in enumerate(reader):
                if number == 9:
                    break
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual(
            self.read(result), [('people.csv', 10, ['name', 'cpf', 'salary'], {'cpf': 10, 'salary': 10})]
        )

    def test_values_are_no_columns_where_there_is_no_header(self):
        self.file('plain.csv', 'Ana Souza,Recife\nRui Lima,Natal\n')
        self.file('numbers.csv', 'Ana Souza,529.982.247-25\nRui Lima,111.444.777-35\n')
        result = self.program(
            """
            import csv
            list(csv.reader(open('plain.csv')))
            list(csv.reader(open('numbers.csv')))
            list(csv.DictReader(open('numbers.csv'), fieldnames=['who', 'number']))
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual(self.read(result), [('plain.csv', 2, [], {}), ('numbers.csv', 4, [], {})])
        self.assertNotIn('Ana', str(result.runs))

    def test_the_program_reads_the_same(self):
        self.file('people.csv', PEOPLE)
        self.file('odd.csv', 'a;b\n"1\n2";3\n')
        result = self.assert_same(
            """
            import csv, io
            file = open('people.csv', newline='')
            reader = csv.reader(file)
            print(type(reader), reader.dialect.delimiter, reader.line_num)
            print(next(reader), reader.line_num, iter(reader) is reader)
            print(file.readline())
            print(len(list(reader)), reader.line_num)
            print(list(csv.reader(open('odd.csv', newline=''), delimiter=';')))
            print(list(csv.reader(io.StringIO('a,b'))), list(csv.reader(['c,d'])))
            odd = lambda: csv.reader(open('odd.csv'), x=1)
            for call in (lambda: csv.reader(), lambda: csv.reader(5), odd):
                try:
                    call()
                except TypeError as fault:
                    print(fault)
            try:
                list(csv.reader(open('people.csv', 'rb')))
            except csv.Error as fault:
                print(fault)
            closed = open('odd.csv')
            late = csv.reader(closed)
            closed.close()
            try:
                next(late)
            except ValueError as fault:
                print(fault)
            print(csv.reader.__name__, csv.DictReader(open('people.csv')).fieldnames)
        """,
            flags=('-W', 'ignore'),
        )
        self.assertEqual(result.err, '')

    def test_a_text_that_is_not_in_its_encoding_fails_as_ever(self):
        with open(self.file('bad.csv'), 'wb') as file:
            file.write(b'a,b\n\xff\xfe,1\n')
        self.assert_same(
            """
            import csv
            for row in csv.reader(open('bad.csv', encoding='utf-8')):
                print(row)
        """,
            flags=('-W', 'ignore'),
            code=1,
        )
