# expect: 4 command-injection
import os, sqlite3
for (name,) in sqlite3.connect("jobs.db").execute("SELECT name FROM jobs"):
    os.system("tool " + name)
