# expect: nothing
import hashlib
print(hashlib.sha256(open("a.bin", "rb").read()).hexdigest())
