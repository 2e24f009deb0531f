# expect: nothing
PASSWORD_RE = r"^(?=.*[A-Z])(?=.*\d).{8,}$"
