# expect: nothing
import yaml
def load(path):
    with open(path) as f:
        return yaml.load(f, Loader=yaml.CSafeLoader)
