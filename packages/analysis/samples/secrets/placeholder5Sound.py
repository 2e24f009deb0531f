# expect: nothing
password = "********"
