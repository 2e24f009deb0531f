# expect: nothing
password_field = "user_password"
