# expect: nothing
import os, requests
requests.get('https://api.corp.net/x', headers={'Authorization': 'Bearer ' + os.environ['API_TOKEN']}, timeout=5)
