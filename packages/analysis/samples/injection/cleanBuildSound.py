# expect: nothing
import os, shutil
shutil.rmtree(os.path.join(os.path.dirname(__file__), 'build'), ignore_errors=True)
