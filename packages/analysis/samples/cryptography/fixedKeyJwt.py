# expect: 4 fixed-key
import jwt
def issue(user):
    return jwt.encode({"user": user}, "shop-signing-2024", algorithm="HS256")
