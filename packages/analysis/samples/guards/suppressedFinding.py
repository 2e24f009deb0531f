# expect: 3 weak-hash
import hashlib
print(hashlib.md5(b"x").hexdigest())
