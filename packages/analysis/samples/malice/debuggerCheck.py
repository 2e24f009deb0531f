# expect: 3 sandbox-check
import ctypes, sys
if ctypes.windll.kernel32.IsDebuggerPresent():
    sys.exit()
