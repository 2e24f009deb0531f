# expect: nothing
import os, requests
requests.get("https://api.invalid", headers={"Authorization": "Bearer " + os.environ["TOKEN"]})
