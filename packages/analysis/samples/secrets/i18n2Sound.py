# expect: nothing
messages = {"password_wrong": "The password is wrong", "forgot_password": "Forgot password?"}
