# expect: nothing
def remove(cursor, numbers):
    holes = ', '.join(['%s'] * len(numbers))
    cursor.execute('DELETE FROM baskets WHERE id IN (' + holes + ')', numbers)
    more = '?,' * len(numbers)
    cursor.execute(f'SELECT 1 FROM baskets WHERE id IN ({more[:-1]})', numbers)
