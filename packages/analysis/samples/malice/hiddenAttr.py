# expect: 3 file-hidden
import ctypes
ctypes.windll.kernel32.SetFileAttributesW('C:\\x.exe', 2)
