# expect: nothing
password = "${DB_PASSWORD}"
