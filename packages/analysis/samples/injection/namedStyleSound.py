# expect: nothing
from sqlalchemy import text
def find(connection, name):
    return connection.execute(text('SELECT * FROM t WHERE n = :n'), {'n': name}).all()
