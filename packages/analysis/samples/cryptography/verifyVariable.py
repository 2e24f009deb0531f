# expect: 4 certificate-check-off
import requests
CHECK = False
requests.post("https://intranet.invalid/api", json={}, verify=CHECK)
