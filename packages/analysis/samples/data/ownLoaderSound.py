# expect: nothing
import yaml
class Strict(yaml.SafeLoader):
    pass
def read(text):
    return yaml.load(text, Loader=Strict)
