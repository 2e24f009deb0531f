# expect: 4 certificate-check-off
import requests
session = requests.Session()
session.verify = False
session.get("https://intranet.invalid/api")
