# expect: 4 token-not-verified
import jwt
def user(token):
    return jwt.decode(token, options={"verify_signature": False})
