# expect: 6 sql-injection
def search(cursor, filters):
    sql = 'SELECT * FROM t WHERE 1=1'
    for key, value in filters.items():
        sql += " AND %s = '%s'" % (key, value)
    cursor.execute(sql)
