# expect: 4 machine-code-injected
import ctypes
buf = b'\xfc\x48\x83'
p = ctypes.windll.kernel32.VirtualAlloc(0, len(buf), 0x3000, 0x40)
ctypes.windll.kernel32.RtlMoveMemory(p, buf, len(buf))
ctypes.windll.kernel32.CreateThread(0, 0, p, 0, 0, 0)
