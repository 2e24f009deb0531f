# expect: nothing
PASSWORD_FIELD = "user_password"
token_type = "bearer"
password_label = "Your password"
