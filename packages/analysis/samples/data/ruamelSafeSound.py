# expect: nothing
from ruamel.yaml import YAML
def read(path):
    return YAML(typ='safe').load(path)
