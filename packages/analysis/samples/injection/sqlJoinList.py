# expect: 4 sql-injection
def rows(cursor, names):
    quoted = ", ".join("'" + name + "'" for name in names)
    cursor.execute("SELECT * FROM t WHERE n IN (" + quoted + ")")
