# expect: nothing
import httpx
def prices():
    return httpx.get('https://data.corp.net/prices.json').json()
