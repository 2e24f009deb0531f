# expect: 5 unsafe-yaml
import yaml
def load(path):
    with open(path) as f:
        return yaml.load(f)
