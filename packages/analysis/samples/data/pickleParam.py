# expect: 4 unsafe-deserialisation
import pickle
def load(data):
    return pickle.loads(data)
