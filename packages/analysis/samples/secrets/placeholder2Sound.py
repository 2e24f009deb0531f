# expect: nothing
password = "<password>"
