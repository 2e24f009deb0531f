# expect: nothing
import importlib
for name in ("json", "csv"):
    importlib.import_module(name)
