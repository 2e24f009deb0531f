# expect: nothing
from argon2 import PasswordHasher
def keep(password):
    return PasswordHasher().hash(password)
