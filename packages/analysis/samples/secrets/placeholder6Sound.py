# expect: nothing
api_key = "sk-..."
