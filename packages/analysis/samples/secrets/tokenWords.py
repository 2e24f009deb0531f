# expect: nothing
for token in ("(", ")", "identifier"):
    print(token)
token = "identifier"
