# The acts of _shop through DuckDB.

import duckdb
from _shop import act

act(duckdb.connect('shop.db'), '?')
