# expect: nothing
PASSWORD_PATTERN = r"^(?=.*[A-Z])(?=.*\d).{8,}$"
SECRET_NAME = "projects/shop/secrets/db"
