# expect: 5 command-injection
import os
settings = {"a": input()}
for key, value in settings.items():
    os.system(value)
