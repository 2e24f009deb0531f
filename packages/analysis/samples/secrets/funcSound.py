# expect: nothing
password = get_password("prod-db-01")
