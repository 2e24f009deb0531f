# expect: nothing
import os
KEY = os.environ["SIGNING_KEY"]
HEADER = "-----BEGIN PRIVATE KEY-----"
