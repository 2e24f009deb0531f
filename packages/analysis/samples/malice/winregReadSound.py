# expect: nothing
import winreg
k = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r'SOFTWARE\Microsoft\Windows NT\CurrentVersion')
print(winreg.QueryValueEx(k, 'ProductName'))
