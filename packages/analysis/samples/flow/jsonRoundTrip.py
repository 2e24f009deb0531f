# expect: 4 command-injection
import json, os
text = json.dumps({"c": input()})
os.system(json.loads(text)["c"])
