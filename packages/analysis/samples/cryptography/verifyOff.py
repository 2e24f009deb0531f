# expect: 3 certificate-check-off
import requests
requests.get("https://intranet.invalid/api", verify=False)
