# expect: nothing
password = "{password}"
