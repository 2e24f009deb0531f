# expect: 4 unsafe-deserialisation
import marshal
def read(b):
    return marshal.loads(b)
