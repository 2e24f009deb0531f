# Copies orders from a web service, page by page, into a local database (requests, sqlite3).
import sqlite3
import subprocess
import sys
from pathlib import Path

import requests

HERE = Path(__file__).parent

# The service runs beside this script, so that the example needs no network.
service = subprocess.Popen([sys.executable, HERE / "service.py"], stdout=subprocess.PIPE, text=True)
base = service.stdout.readline().strip()

database = sqlite3.connect(HERE / "orders.db")
database.execute(
    "create table if not exists orders (id integer primary key, ordered text, product text, quantity integer, total real)"
)

try:
    page, copied = 1, 0
    while page:
        answer = requests.get(f"{base}/orders", params={"page": page}, timeout=10)
        answer.raise_for_status()
        body = answer.json()
        rows = [(o["id"], o["ordered"], o["product"], o["quantity"], o["total"]) for o in body["orders"]]
        database.executemany("insert or replace into orders values (?, ?, ?, ?, ?)", rows)
        database.commit()
        copied += len(rows)
        page = body["next"]
finally:
    service.terminate()
    service.wait()

total, value = database.execute("select count(*), sum(total) from orders").fetchone()
print(f"Copied {copied} orders; the database holds {total}, worth {value:,.2f}")
database.close()
