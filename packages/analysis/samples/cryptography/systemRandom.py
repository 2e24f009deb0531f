# expect: nothing
import random, string
source = random.SystemRandom()
password = "".join(source.choice(string.ascii_letters) for _ in range(16))
