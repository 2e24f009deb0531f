# expect: 6 sql-injection
def search(cursor, names):
    parts = []
    for n in names:
        parts.append("'" + n + "'")
    cursor.execute('SELECT * FROM t WHERE n IN (' + ','.join(parts) + ')')
