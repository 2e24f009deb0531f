# expect: 7 sql-injection
import mysql.connector
def orders(customer_id):
    db = mysql.connector.connect(host='h', user='u', password='p', database='d')
    cursor = db.cursor()
    sql = f'SELECT * FROM orders WHERE customer = {customer_id}'
    cursor.execute(sql)
    return cursor.fetchall()
