# expect: 4 sql-injection
def find_user(cursor, email):
    query = "SELECT id FROM users WHERE email = '{}'".format(email)
    cursor.execute(query)
    return cursor.fetchone()
