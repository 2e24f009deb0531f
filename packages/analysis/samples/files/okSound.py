# expect: nothing
import tempfile
def f():
    with tempfile.NamedTemporaryFile() as h:
        h.write(b'x')
