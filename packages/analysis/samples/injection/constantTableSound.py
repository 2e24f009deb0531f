# expect: nothing
TABLE = 'orders_2024'
def count(cursor):
    cursor.execute(f'SELECT COUNT(*) FROM {TABLE}')
