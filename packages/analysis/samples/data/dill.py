# expect: 4 unsafe-deserialisation
import dill
def read(f):
    return dill.load(f)
