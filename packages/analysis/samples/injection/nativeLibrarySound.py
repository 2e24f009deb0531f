# expect: nothing
import ctypes
lib = ctypes.CDLL('./libfast.so')
print(lib.add(1, 2))
