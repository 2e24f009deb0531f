# expect: 4 unsafe-deserialisation
import shelve
def read(name):
    return shelve.open(name)
