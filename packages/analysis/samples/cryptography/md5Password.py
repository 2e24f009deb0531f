# expect: 4 weak-hash
import hashlib
def store(password):
    return hashlib.md5(password.encode()).hexdigest()
