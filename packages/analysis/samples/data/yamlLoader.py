# expect: 4 unsafe-yaml
import yaml
with open("settings.yml") as file:
    settings = yaml.load(file, Loader=yaml.FullLoader)
