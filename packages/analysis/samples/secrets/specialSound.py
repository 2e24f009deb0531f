# expect: nothing
pad_token = "<|endoftext|>"
