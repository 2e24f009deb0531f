# expect: 4 predictable-random
import random
def generate_otp():
    return random.randint(100000, 999999)
