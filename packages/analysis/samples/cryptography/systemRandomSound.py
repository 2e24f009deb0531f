# expect: nothing
import random
pin = random.SystemRandom().randint(1000, 9999)
