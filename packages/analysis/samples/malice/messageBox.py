# expect: nothing
import ctypes
ctypes.windll.user32.MessageBoxW(0, "Done", "Export", 0)
