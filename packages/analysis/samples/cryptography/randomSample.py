# expect: nothing
import random
rows = list(range(100))
random.shuffle(rows)
training = random.sample(rows, 80)
