# expect: 3 command-downloads
import subprocess
subprocess.Popen('powershell -WindowStyle Hidden -EncodedCommand cABvAHcAZQByAHMAaABlAGwAbAAuAGUAeABlAA==', shell=True, creationflags=0x08000000)
