# expect: 4 unsafe-yaml
import yaml
def load(text):
    return yaml.load(text, Loader=yaml.FullLoader)
