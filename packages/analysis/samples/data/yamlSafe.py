# expect: nothing
import yaml
with open("settings.yml") as file:
    settings = yaml.safe_load(file)
