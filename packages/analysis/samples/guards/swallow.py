# expect: 5 swallowed-check
def verify(user, pw):
    try:
        check_password(user, pw)
    except Exception:
        pass
    return True
