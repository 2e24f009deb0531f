# expect: 8 command-injection
import configparser, os
config = configparser.ConfigParser()
config.add_section("run")
config.set("run", "fixed", "ls")
config.set("run", "typed", input())
os.system(config.get("run", "fixed"))
os.system(config.get("run", "typed"))
