# expect: nothing
import hashlib
algorithm = "sha512"
print(hashlib.new(algorithm, b"x").hexdigest())
