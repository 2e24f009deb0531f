# The acts of _shop through pymysql.

import os

import pymysql
from _shop import act

at = {'host': '127.0.0.1', 'port': int(os.environ['PORT']), 'database': 'shop', 'user': 'clerk'}
act(pymysql.connect(password=os.environ['PASSWORD'], **at), '%s')
