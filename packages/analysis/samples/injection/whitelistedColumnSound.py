# expect: nothing
def sort(cursor, column):
    if column not in ('name', 'price'):
        raise ValueError(column)
    cursor.execute(f'SELECT * FROM items ORDER BY {column}')
