# expect: nothing
import os
import httpx
httpx.post('https://status.corp.net/in', json={'stage': os.environ['STAGE']})
