# expect: 5 sql-injection
import psycopg2
def rm(table, key):
    with psycopg2.connect('dbname=x') as conn, conn.cursor() as cur:
        cur.execute('DELETE FROM {t} WHERE id = {k}'.format(t=table, k=key))
