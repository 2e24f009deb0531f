# expect: nothing
api_key = "sk-your-openai-key-goes-here-0000000000000"
