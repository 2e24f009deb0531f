# expect: nothing
from flask import request
def rows(cursor):
    column = request.args.get("sort", "name")
    if column not in ("name", "price"):
        column = "name"
    cursor.execute("SELECT * FROM items ORDER BY " + column)
