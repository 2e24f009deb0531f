# expect: nothing
from psycopg2 import sql
def dump(cursor, table):
    cursor.execute(sql.SQL('SELECT * FROM {}').format(sql.Identifier(table)))
