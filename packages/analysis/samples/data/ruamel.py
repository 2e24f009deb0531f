# expect: 4 unsafe-yaml
from ruamel.yaml import YAML
def read(text):
    return YAML(typ='unsafe').load(text)
