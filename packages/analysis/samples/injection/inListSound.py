# expect: nothing
def search(cursor, ids):
    marks = ','.join(['?'] * len(ids))
    cursor.execute(f'SELECT * FROM t WHERE id IN ({marks})', ids)
