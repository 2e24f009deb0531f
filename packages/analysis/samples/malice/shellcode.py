# expect: 4 machine-code-injected
import ctypes
code = b"\x90\x90\xc3"
where = ctypes.windll.kernel32.VirtualAlloc(0, len(code), 0x3000, 0x40)
ctypes.windll.kernel32.RtlMoveMemory(where, code, len(code))
