# expect: 4 command-injection
import base64, os
sent = base64.b64encode(input().encode())
os.system(base64.b64decode(sent).decode())
