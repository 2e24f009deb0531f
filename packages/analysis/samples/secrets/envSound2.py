# expect: nothing
import os
api_key = os.environ["API_KEY"]
