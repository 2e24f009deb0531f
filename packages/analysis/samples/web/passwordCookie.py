# expect: 3 password-in-cookie
def remember(answer, word):
    answer.set_cookie('password', word, secure=True, httponly=True, samesite='Lax')
