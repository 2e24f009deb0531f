# expect: nothing
sep_token = "</s>"
