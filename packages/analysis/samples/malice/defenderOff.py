# expect: 3 defences-off
import subprocess
subprocess.run('powershell Set-MpPreference -DisableRealtimeMonitoring $true', shell=True)
