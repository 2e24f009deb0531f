# expect: nothing
def create(cursor):
    columns = ['id INTEGER', 'name TEXT']
    cursor.execute('CREATE TABLE t (' + ', '.join(columns) + ')')
