# expect: nothing
import os
for index, name in enumerate([input()]):
    os.system("tool %d" % index)
