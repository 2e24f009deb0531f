# expect: nothing
import jwt, os
def user(token):
    return jwt.decode(token, os.environ["JWT_KEY"], algorithms=["HS256"])
