# expect: nothing
import shutil, tempfile
d = tempfile.mkdtemp()
shutil.rmtree(d)
