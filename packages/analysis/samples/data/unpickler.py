# expect: 4 unsafe-deserialisation
import pickle, io
def read(b):
    return pickle.Unpickler(io.BytesIO(b)).load()
