# expect: 4 temporary-name
import tempfile
def f():
    name = tempfile.mktemp()
    with open(name, 'w') as h:
        h.write('x')
