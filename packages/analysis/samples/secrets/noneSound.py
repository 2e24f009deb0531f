# expect: nothing
password = None
token = ""
