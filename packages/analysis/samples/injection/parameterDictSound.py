# expect: nothing
def find(cursor, name):
    cursor.execute('SELECT * FROM t WHERE n = %(n)s', {'n': name})
