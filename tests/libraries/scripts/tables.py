# One table written and read again by the library that is named: 300 rows with a CPF and a salary in each.

import sys

ROWS = 300
NAMES = ['name', 'cpf', 'salary']
COLUMNS = {
    'name': ['somebody'] * ROWS,
    'cpf': ['529.982.247-25', '111.444.777-35'] * (ROWS // 2),
    'salary': [1000 + number for number in range(ROWS)],
}


def frame():
    import pandas

    return pandas, pandas.DataFrame(COLUMNS)


def pandas_csv():
    pandas, table = frame()
    table.to_csv('table.csv', index=False)
    assert len(pandas.read_csv('table.csv')) == ROWS


def pandas_csv_in_parts():
    pandas, table = frame()
    table.to_csv('table.csv', index=False)
    assert sum(len(part) for part in pandas.read_csv('table.csv', chunksize=100)) == ROWS


def pandas_excel():
    pandas, table = frame()
    table.to_excel('table.xlsx', index=False, sheet_name='Pay')
    assert len(pandas.read_excel('table.xlsx', sheet_name='Pay')) == ROWS


def pandas_excel_writer():
    pandas, table = frame()
    with pandas.ExcelWriter('table.xlsx', engine='openpyxl') as writer:
        table.set_index('name').to_excel(writer, sheet_name='Pay')
    assert len(pandas.read_excel('table.xlsx', index_col=0)) == ROWS


def pandas_parquet():
    pandas, table = frame()
    table.to_parquet('table.parquet', index=False)
    assert len(pandas.read_parquet('table.parquet')) == ROWS


def pandas_json():
    pandas, table = frame()
    table.to_json('table.json')
    assert len(pandas.read_json('table.json')) == ROWS


def pandas_sql():
    import sqlite3

    pandas, table = frame()
    connection = sqlite3.connect('shop.db')
    table.to_sql('people', connection, index=False)
    assert len(pandas.read_sql('SELECT * FROM people', connection)) == ROWS


def polars_frame():
    import polars

    return polars, polars.DataFrame(COLUMNS)


def polars_csv():
    polars, table = polars_frame()
    table.write_csv('table.csv')
    assert polars.read_csv('table.csv').height == ROWS


def polars_parquet():
    polars, table = polars_frame()
    table.write_parquet('table.parquet')
    assert polars.read_parquet('table.parquet').height == ROWS


def polars_lazy():
    polars, table = polars_frame()
    table.write_parquet('table.parquet')
    assert polars.scan_parquet('table.parquet').collect().height == ROWS


def pyarrow_parquet():
    import pyarrow
    from pyarrow import parquet

    parquet.write_table(pyarrow.table(COLUMNS), 'table.parquet')
    assert parquet.read_table('table.parquet').num_rows == ROWS


def pyarrow_csv():
    import pyarrow
    from pyarrow import csv

    csv.write_csv(pyarrow.table(COLUMNS), 'table.csv')
    assert csv.read_csv('table.csv').num_rows == ROWS


def openpyxl():
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = 'Pay'
    for row in [NAMES, *zip(*COLUMNS.values())]:
        book.active.append(row)
    book.save('table.xlsx')
    assert openpyxl.load_workbook('table.xlsx')['Pay'].max_row == ROWS + 1


def openpyxl_read_only():
    import openpyxl

    globals()['openpyxl']()
    book = openpyxl.load_workbook('table.xlsx', read_only=True)
    assert sum(1 for row in book['Pay'].iter_rows()) == ROWS + 1
    book.close()


def csv():
    import csv

    with open('table.csv', 'w', newline='') as file:
        csv.writer(file).writerows([NAMES, *zip(*COLUMNS.values())])
    with open('table.csv', newline='') as file:
        assert sum(1 for row in csv.DictReader(file)) == ROWS


globals()[sys.argv[1]]()
