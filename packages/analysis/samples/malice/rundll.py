# expect: 3 system-program-misused
import subprocess
subprocess.Popen(['rundll32.exe', 'payload.dll,Start'])
