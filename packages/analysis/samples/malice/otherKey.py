# expect: nothing
import winreg
key = winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Shop\Settings")
print(winreg.QueryValueEx(key, "colour"))
