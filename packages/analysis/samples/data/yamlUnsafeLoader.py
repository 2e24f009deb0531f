# expect: 4 unsafe-yaml
from yaml import load, UnsafeLoader
def read(text):
    return load(text, Loader=UnsafeLoader)
