# expect: 5 server-side-request
import requests
@api.get('/preview')
def preview(address):
    return {'size': len(requests.get(address, timeout=5).content)}
