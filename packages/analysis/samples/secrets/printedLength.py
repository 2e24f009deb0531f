# expect: nothing
import os
api_key = os.environ["API_KEY"]
print(f"key has {len(api_key)} letters")
