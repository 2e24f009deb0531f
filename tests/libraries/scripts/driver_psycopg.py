# The acts of _shop through psycopg.

import os

import psycopg
from _shop import act

address = f'host=127.0.0.1 port={os.environ["PORT"]} dbname=shop user=clerk password={os.environ["PASSWORD"]}'
act(psycopg.connect(address), '%s')
