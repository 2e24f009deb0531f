# expect: nothing
def page(cursor, number):
    cursor.execute(f'SELECT * FROM items LIMIT 10 OFFSET {int(number) * 10}')
