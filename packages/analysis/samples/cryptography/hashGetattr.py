# expect: 3 weak-hash
import hashlib
print(getattr(hashlib, "md5")(b"x").hexdigest())
