# expect: nothing
import requests, pandas as pd
with open('a.csv', 'wb') as f:
    f.write(requests.get('https://data.corp.net/a.csv', timeout=9).content)
print(pd.read_csv('a.csv').head())
