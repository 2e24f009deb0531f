# expect: nothing
import requests
def fetch(url):
    return requests.get('https://a.corp.net/', timeout=5).text
