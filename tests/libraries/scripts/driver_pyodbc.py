# The acts of _shop through pyodbc.

import os

import pyodbc
from _shop import act

at = f'Server=127.0.0.1;Port={os.environ["PORT"]};Database=shop;UID=clerk;PWD={os.environ["PASSWORD"]}'
act(pyodbc.connect('Driver=/usr/lib/x86_64-linux-gnu/odbc/libmaodbc.so;' + at), '?')
