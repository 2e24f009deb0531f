# expect: nothing
import requests
requests.get("https://intranet.invalid/api", timeout=3)
