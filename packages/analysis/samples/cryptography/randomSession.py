# expect: 5 predictable-random
import random
from flask import session
def start():
    session["id"] = str(random.random())
