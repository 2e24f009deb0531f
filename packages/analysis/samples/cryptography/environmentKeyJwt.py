# expect: nothing
import jwt, os
def issue(user):
    return jwt.encode({"user": user}, os.environ["JWT_KEY"], algorithm="HS256")
