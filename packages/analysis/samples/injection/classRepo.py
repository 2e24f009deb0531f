# expect: 7 sql-injection
class UserRepository:
    def __init__(self, connection):
        self.connection = connection
    def by_email(self, email):
        cursor = self.connection.cursor()
        cursor.execute("SELECT id FROM users WHERE email = '" + email + "'")
        return cursor.fetchone()
