# expect: nothing
import psycopg2
cursor = psycopg2.connect("dbname=shop").cursor()
number = int(input())
cursor.execute(f"DELETE FROM items WHERE id = {number}")
