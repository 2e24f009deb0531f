# expect: nothing
url = "redis://:password@localhost:6379/0"
