# expect: 5 sql-injection
from flask import request
def rows(cursor):
    column = request.args.get("sort", "name")
    cursor.execute("SELECT * FROM items ORDER BY " + column)
