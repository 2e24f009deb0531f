# expect: nothing
def rows(cursor, names):
    marks = ", ".join("?" for _ in names)
    cursor.execute("SELECT * FROM t WHERE n IN (" + marks + ")", names)
