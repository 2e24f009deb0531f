# expect: nothing
TABLES = ("orders", "items")
def count(cursor):
    for table in TABLES:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
