# expect: nothing
import requests
def fetch(path):
    return requests.get('https://intranet.corp.net/' + path, verify='/etc/ssl/corp.pem', timeout=5)
