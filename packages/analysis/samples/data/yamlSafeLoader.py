# expect: nothing
import yaml
from yaml import SafeLoader
with open("settings.yml") as file:
    settings = yaml.load(file, Loader=SafeLoader)
