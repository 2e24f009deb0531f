# expect: nothing
def find_user(cursor, email):
    cursor.execute("SELECT id FROM users WHERE email = %s", (email,))
    return cursor.fetchone()
