# expect: 3 hardcoded-secret
import requests
requests.get("https://api.invalid", headers={"Authorization": "Bearer 8f3kQ92mZxLw71TbVnRp45"})
