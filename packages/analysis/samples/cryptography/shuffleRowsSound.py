# expect: nothing
import random
def sample(rows):
    random.shuffle(rows)
    return rows[:10]
