# expect: nothing
import tempfile
with tempfile.TemporaryDirectory() as folder:
    with open(folder + '/a.txt', 'w') as handle:
        handle.write('x')
