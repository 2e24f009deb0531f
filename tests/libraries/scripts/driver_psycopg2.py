# The acts of _shop through psycopg2.

import os

import psycopg2
from _shop import act

at = {'host': '127.0.0.1', 'port': os.environ['PORT'], 'dbname': 'shop', 'user': 'clerk'}
act(psycopg2.connect(password=os.environ['PASSWORD'], **at), '%s')
