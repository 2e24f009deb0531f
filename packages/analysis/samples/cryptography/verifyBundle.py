# expect: nothing
import requests
requests.get("https://intranet.invalid/api", verify="/etc/ssl/corp.pem")
