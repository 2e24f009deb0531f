# expect: nothing
KEYWORDS = ["secret", "token", "password"]
