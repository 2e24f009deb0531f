# expect: nothing
import os
for root, _, files in os.walk('photos'):
    for n in files:
        os.rename(os.path.join(root, n), os.path.join(root, n.lower()))
