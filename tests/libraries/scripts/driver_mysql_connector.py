# The acts of _shop through mysql_connector.

import os

import mysql.connector
from _shop import act

at = {'host': '127.0.0.1', 'port': int(os.environ['PORT']), 'database': 'shop', 'user': 'clerk'}
act(mysql.connector.connect(password=os.environ['PASSWORD'], **at), '%s')
