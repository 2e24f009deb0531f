# expect: nothing
import csv, os, psycopg2
connection = psycopg2.connect(os.environ["DATABASE_URL"])
with connection.cursor() as cursor, open("export.csv", "w", newline="") as file:
    cursor.execute("SELECT id, name FROM customers WHERE created > %s", ("2026-01-01",))
    csv.writer(file).writerows(cursor.fetchall())
