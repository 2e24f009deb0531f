# expect: nothing
API_KEY_HEADER = "X-Api-Key-Value"
