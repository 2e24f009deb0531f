# expect: nothing
password_label = "Enter password"
