# expect: nothing
import requests, os
requests.post(os.environ['SLACK_WEBHOOK'], json={'text': 'done'}, timeout=5)
