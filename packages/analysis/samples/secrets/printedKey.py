# expect: 4 secret-logged
import os
api_key = os.environ["API_KEY"]
print(f"key is {api_key}")
