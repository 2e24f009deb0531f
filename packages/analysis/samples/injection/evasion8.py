# expect: 3 program-injection
import importlib as i
i.import_module('subprocess').call(input(), shell=bool(1))
