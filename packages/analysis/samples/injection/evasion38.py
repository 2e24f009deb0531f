# expect: 4 command-injection
import os
import json
os.system(json.loads(json.dumps({'c': input()}))['c'])
