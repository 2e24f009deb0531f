# expect: 6 sql-injection
import pymysql, sys
connection = pymysql.connect(host="db")
with connection.cursor() as cursor:
    for name in sys.argv[1:]:
        cursor.execute("INSERT INTO log VALUES ('" + name + "')")
