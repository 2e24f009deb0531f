# The acts of _shop through mysqlclient.

import os

import MySQLdb
from _shop import act

at = {'host': '127.0.0.1', 'port': int(os.environ['PORT']), 'database': 'shop', 'user': 'clerk'}
act(MySQLdb.connect(password=os.environ['PASSWORD'], **at), '%s')
