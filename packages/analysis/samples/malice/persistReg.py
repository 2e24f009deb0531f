# expect: 3 persistence
import winreg, sys
k = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r'Software\Microsoft\Windows\CurrentVersion\Run', 0, winreg.KEY_SET_VALUE)
winreg.SetValueEx(k, 'Upd', 0, winreg.REG_SZ, sys.argv[0])
