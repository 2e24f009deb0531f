# expect: 4 unsafe-deserialisation
import jsonpickle
def read(text):
    return jsonpickle.decode(text)
