# expect: nothing
import tempfile
with tempfile.NamedTemporaryFile(suffix=".csv") as file:
    file.write(b"a;b")
