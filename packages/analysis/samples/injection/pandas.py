# expect: 5 sql-injection
import pandas as pd, sqlite3
def report(region):
    con = sqlite3.connect('s.db')
    return pd.read_sql_query("select * from sales where region = '" + region + "'", con)
