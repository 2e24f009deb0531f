# expect: nothing
def allowed(token):
    try:
        return authenticate(token)
    except Exception:
        return False
