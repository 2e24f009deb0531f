# expect: nothing
import hashlib, os
digest = hashlib.pbkdf2_hmac("sha256", b"pw", os.urandom(16), 600_000)
