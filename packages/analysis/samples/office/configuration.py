# expect: nothing
import configparser
config = configparser.ConfigParser()
config.read("settings.ini")
for section in config.sections():
    print(section, dict(config[section]))
