# expect: 3 weak-hash
from hashlib import md5 as digest
print(digest(b"x").hexdigest())
