# expect: nothing
import yaml
try:
    from yaml import CSafeLoader as Loader
except ImportError:
    from yaml import SafeLoader as Loader
settings = yaml.load(open("settings.yml"), Loader=Loader)
