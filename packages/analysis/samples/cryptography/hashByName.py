# expect: 4 weak-hash
import hashlib
algorithm = "sha1"
print(hashlib.new(algorithm, b"x").hexdigest())
