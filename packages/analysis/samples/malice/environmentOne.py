# expect: nothing
import os, requests
requests.get("https://api.internal/v1", headers={"X-Key": os.environ["API_KEY"]}, timeout=5)
