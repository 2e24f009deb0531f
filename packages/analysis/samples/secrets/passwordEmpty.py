# expect: nothing
password = ""
token = None
