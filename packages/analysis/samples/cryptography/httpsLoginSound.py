# expect: nothing
import requests
def login(user, password):
    return requests.post('https://auth.corp.net/login', data={'user': user, 'password': password}, timeout=5)
