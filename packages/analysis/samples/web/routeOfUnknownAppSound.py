# expect: nothing
import requests
@lru.get('preview')
def preview(address):
    return {'name': address.strip()}
