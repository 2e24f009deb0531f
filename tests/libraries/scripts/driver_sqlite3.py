# The acts of _shop through sqlite3.

import sqlite3

from _shop import act

act(sqlite3.connect('shop.db'), '?')
