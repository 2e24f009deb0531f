# expect: nothing
token = "xxxxxxxxxxxxxxxx"
