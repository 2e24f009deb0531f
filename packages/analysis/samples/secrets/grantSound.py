# expect: nothing
grant_type = "client_credentials"
