# expect: 5 temporary-path-fixed
import os, tempfile
def f(data):
    p = os.path.join(tempfile.gettempdir(), 'app.lock')
    with open(p, 'w') as h:
        h.write(data)
