# expect: nothing
if action == "change_password_2":
    pass
