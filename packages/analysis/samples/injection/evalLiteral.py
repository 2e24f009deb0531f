# expect: nothing
limits = eval("{'low': 1, 'high': 9}")
print(limits["low"])
