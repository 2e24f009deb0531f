# expect: 5 sql-injection
from django.db import connection
def report(request, year):
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM sales WHERE region = '%s'" % request.POST["region"])
        return cursor.fetchall()
