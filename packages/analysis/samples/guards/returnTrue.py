# expect: 5 swallowed-check
def allowed(token):
    try:
        return authenticate(token)
    except:
        return True
