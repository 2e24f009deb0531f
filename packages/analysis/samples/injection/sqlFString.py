# expect: 5 sql-injection
import psycopg2
connection = psycopg2.connect("dbname=shop")
cursor = connection.cursor()
cursor.execute(f"DELETE FROM items WHERE id = {input()}")
