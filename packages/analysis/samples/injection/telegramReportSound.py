# expect: nothing
import os, requests
token = os.environ['TELEGRAM_TOKEN']
requests.post('https://api.corp.net/notify', json={'text': 'done', 'token': token}, timeout=5)
